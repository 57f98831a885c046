import { parseEntityId } from '@spaceport/kit/ids'
import { SpaceportError } from '@spaceport/kit/errors'

/** The entities of a Space: the kind in their ids, and the name of their type in the graph. */
export const KINDS = {
  Projects: 'Project',
  ProjectGroups: 'ProjectGroup',
  Lifecycles: 'Lifecycle',
  Phases: 'Phase',
  Channels: 'Channel',
  Environments: 'Environment',
  Machines: 'DeploymentTarget',
  MachinePolicies: 'MachinePolicy',
  Workers: 'Worker',
  WorkerPools: 'WorkerPool',
  Tenants: 'Tenant',
  TagSets: 'TagSet',
  Variables: 'Variable',
  LibraryVariableSets: 'LibraryVariableSet',
  StepTemplates: 'StepTemplate',
  Runbooks: 'Runbook',
  RunbookSnapshots: 'RunbookSnapshot',
  Releases: 'Release',
  BuildInformation: 'BuildInformation',
  Deployments: 'Deployment',
  DeploymentCells: 'DeploymentCell',
  DeploymentFreezes: 'DeploymentFreeze',
  ServerTasks: 'ServerTask',
  Interruptions: 'Interruption',
  Accounts: 'Account',
  Certificates: 'Certificate',
  Feeds: 'Feed',
  Teams: 'Team',
  UserRoles: 'UserRole',
  ScopedUserRoles: 'ScopedUserRole',
  Trusts: 'Trust',
  OutgoingBundles: 'OutgoingBundle',
  IncomingBundles: 'IncomingBundle',
  Events: 'Event',
} as const

/** A kind of entity as ids name it. */
export type Kind = keyof typeof KINDS

/** The type of an entity in the graph, which is also its model's name in the database (but `Event`, which is `AuditEvent` there). */
export type TypeName = (typeof KINDS)[Kind]

/** The kind of each type. */
export const KIND_OF = Object.fromEntries(Object.entries(KINDS).map(([kind, type]) => [type, kind])) as {
  [Type in TypeName]: { [K in Kind]: (typeof KINDS)[K] extends Type ? K : never }[Kind]
}

/** Whether a text names a kind of entity. */
export function isKind(kind: string): kind is Kind {
  return Object.hasOwn(KINDS, kind)
}

/** Takes the id of an entity apart. Throws `BAD_ID` if it is none, or of a kind that no Space has. */
export function readEntityId(id: string): { space: number; kind: Kind; local: number } {
  const parsed = parseEntityId(id)
  if (!parsed || !isKind(parsed.kind)) {
    throw new SpaceportError('BAD_ID', `${quoted(id)} is not the id of anything in a Space.`)
  }
  return { ...parsed, kind: parsed.kind }
}

/** As `readEntityId`, but throws `BAD_ID` for any other kind than `kind` too. */
export function readIdOf(kind: Kind, id: string): { space: number; local: number } {
  const { space, kind: given, local } = readEntityId(id)
  if (given !== kind) throw new SpaceportError('BAD_ID', `${quoted(id)} is not the id of a ${KINDS[kind]}.`)
  return { space, local }
}

/** An id as an error message shows it. */
export function quoted(id: string): string {
  return JSON.stringify(id.length > 80 ? `${id.slice(0, 80)}...` : id)
}
