import type { AccessVerdict, WhoCanChainFragment } from '../generated/graphql'

/** What a way to a right is worth, as people say it. */
export const VERDICTS: Record<AccessVerdict, string> = {
  GRANTS: 'gives it',
  LACKS_PERMISSION: 'does not include the permission',
  OUT_OF_SCOPE: 'is limited to something else',
  NO_ENTRY: 'would give it, but they may not enter the Space',
  DISABLED: 'would give it, but they are disabled',
}

/** What a role is limited to; empty where it counts everywhere. */
export function limitsOf({ scope }: WhoCanChainFragment): string {
  const texts = scope.map(({ things, others }) => [...things.map(({ name }) => name), ...(others ? ['others'] : [])])
  return texts.map((names) => names.join(' or ')).join('; ')
}

/** Questions that are asked often. */
export const QUICK = [
  { says: 'Who can deploy', permission: 'DeploymentCreate' },
  { says: 'Who can change variables', permission: 'VariableEdit' },
  { says: 'Who can promote releases', permission: 'ReleasePromote' },
  { says: 'Who can accept bundles', permission: 'BundleAccept' },
  { says: 'Who can change teams', permission: 'TeamEdit' },
] as const
