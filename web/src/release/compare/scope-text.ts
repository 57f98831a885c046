import type { VariableScopeNamesFragment } from '../../generated/graphql'

/** For what a value holds, in a few words. */
export function scopeText(scope: VariableScopeNamesFragment): string {
  if (scope.isEmpty) return 'Everywhere'
  const lists = [
    scope.environments.map(({ name }) => name),
    scope.tenantTags.map(({ name }) => name),
    scope.roles,
    scope.targets.map(({ name }) => name),
    scope.steps.map(({ name }) => name),
    scope.channels.map(({ name }) => name),
    scope.processes.flatMap((one) => ('name' in one ? one.name : [])),
  ].filter((names) => names.length > 0)
  const text = lists.map((names) => names.join(', ')).join(' · ')
  return [text, scope.hasHidden && 'more that you may not see'].filter(Boolean).join(' · ')
}
