import { isAuthorized, type EntityJson, type EntityUidJson } from '@cedar-policy/cedar-wasm/nodejs'
import { DOCUMENTED_LIMITS } from './documented-limits.js'
import type { Assignment, Case } from './random-case.js'

const uid = (type: string, id: string | number): EntityUidJson => ({ type, id: String(id) })
const set = (ids: readonly number[]) => `[${ids.join(', ')}]`

/**
 * The rules as Octopus documents them, said in Cedar, a policy language with an implementation of its own: each role of a team permits
 * its members what the role grants, as far as the limits that the permission heeds are met; an API key forbids what it leaves out.
 */
function policyOf({ team, permissions, scope }: Assignment): string {
  const limited = [
    scope.projects.length + scope.groups.length > 0 &&
      `(!(action in Heeds::Action::"Projects") ||
        resource.projects.containsAny(${set(scope.projects)}) || resource.groups.containsAny(${set(scope.groups)})) &&
       (!(action in Heeds::Action::"ProjectGroups") || resource.groups.containsAny(${set(scope.groups)}))`,
    scope.environments.length > 0 &&
      `(!(action in Heeds::Action::"Environments") || resource.environments.containsAny(${set(scope.environments)}))`,
    scope.tenants.length > 0 &&
      `(!(action in Heeds::Action::"Tenants") || resource.tenants.containsAny(${set(scope.tenants)}) ||
        (resource.tenants.isEmpty() && !(action in Heeds::Action::"Explicit")))`,
  ].filter((rule) => rule !== false)
  const actions = permissions.map((name) => `Action::"${name}"`).join(', ')
  const when = limited.length > 0 ? ` when { ${limited.join(' && ')} }` : ''
  return `permit(principal in Team::"${team}", action in [${actions}], resource)${when};`
}

const CAP = `
  forbid(principal, action, resource) when { context.readOnly } unless { action in Heeds::Action::"Reads" };
  forbid(principal, action, resource) when { context has only } unless { context.only.contains(action) };`

/** Whether a permission is documented as one to see something: by its verb. */
const reads = (permission: string) => /View(Unscoped)?$|Download$/.test(permission)

/** What Cedar says to a case. */
export function cedarAllows(one: Case): boolean {
  const { user, groups, teams, assignments, cap, permission, position } = one
  const teamsOf = (member: string) =>
    [...teams].filter(([, members]) => members.includes(member)).map(([id]) => uid('Team', id))
  const heeds = [...(DOCUMENTED_LIMITS.get(permission) ?? []), ...(reads(permission) ? ['Reads'] : [])]
  const entities: EntityJson[] = [
    { uid: uid('User', user), attrs: {}, parents: [...groups.map((id) => uid('Group', id)), ...teamsOf(user)] },
    ...groups.map((id) => ({ uid: uid('Group', id), attrs: {}, parents: teamsOf(id) })),
    ...[...teams.keys()].map((id) => ({ uid: uid('Team', id), attrs: {}, parents: [] })),
    { uid: uid('Action', permission), attrs: {}, parents: heeds.map((name) => uid('Heeds::Action', name)) },
    { uid: uid('Thing', 1), attrs: { ...position }, parents: [] },
  ]
  const answer = isAuthorized({
    principal: uid('User', user),
    action: uid('Action', permission),
    resource: uid('Thing', 1),
    context: {
      readOnly: cap?.readOnly ?? false,
      ...(cap?.permissions && { only: cap.permissions.map((id) => ({ __entity: { type: 'Action', id } })) }),
    },
    policies: { staticPolicies: assignments.map(policyOf).join('\n') + CAP },
    entities,
  })
  if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('; '))
  const { diagnostics, decision } = answer.response
  if (diagnostics.errors.length > 0) throw new Error(JSON.stringify(diagnostics.errors))
  return decision === 'allow'
}
