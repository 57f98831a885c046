import { entityId } from '@spaceport/kit/ids'
import type { Position } from '@spaceport/kit/rights/scope'
import { positionOf } from '../access/position.js'
import { maySee } from '../access/view.js'
import { visible } from '../access/visible.js'
import { allOf } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { KINDS, type Kind } from '../entity/kinds.js'
import { findRows, modelOf } from '../entity/model.js'
import type { Tx } from './change.js'
import { lockRow, type Table } from './lock.js'
import { readReference, readReferences, unknown } from './references.js'

/** The kinds whose rows are changed in place, with their tables. */
const TABLES = {
  Projects: 'project',
  ProjectGroups: 'project_group',
  Lifecycles: 'lifecycle',
  Channels: 'channel',
  Environments: 'environment',
  Machines: 'deployment_target',
  MachinePolicies: 'machine_policy',
  Workers: 'worker',
  WorkerPools: 'worker_pool',
  Tenants: 'tenant',
  TagSets: 'tag_set',
  Variables: 'variable',
  LibraryVariableSets: 'library_variable_set',
  StepTemplates: 'step_template',
  Runbooks: 'runbook',
  RunbookSnapshots: 'runbook_snapshot',
  Releases: 'release',
  BuildInformation: 'build_information',
  Deployments: 'deployment',
  DeploymentFreezes: 'deployment_freeze',
  ServerTasks: 'server_task',
  Interruptions: 'interruption',
  Accounts: 'account',
  Certificates: 'certificate',
  Feeds: 'feed',
  Teams: 'team',
  UserRoles: 'user_role',
  ScopedUserRoles: 'scoped_user_role',
  Trusts: 'trust',
  OutgoingBundles: 'outgoing_bundle',
  IncomingBundles: 'incoming_bundle',
} as const satisfies Partial<Record<Kind, Table>>

/** A kind whose rows are changed in place. */
export type Changeable = keyof typeof TABLES

/** Throws `NOT_FOUND` for the first of the entities that does not exist for the caller. */
export async function requireVisible(
  tx: Tx,
  context: SpaceContext,
  kind: Kind,
  locals: readonly number[],
  ...path: string[]
): Promise<void> {
  if (locals.length === 0) return
  const where = allOf([{ id: { in: [...locals] } }, visible(context, kind)])
  const found = await findRows(tx, modelOf(KINDS[kind]), { where, select: { id: true } })
  const known = new Set(found.map(({ id }) => id))
  const missing = locals.find((local) => !known.has(local))
  if (missing !== undefined) throw unknown(entityId(context.space, kind, missing), ...path)
}

/**
 * Holds the row that a change is about until the transaction ends, and says where it stands. Throws `NOT_FOUND` for what does not
 * exist for the caller, who so never waits for a row that they cannot see.
 */
export async function holdSubject(
  tx: Tx,
  context: SpaceContext,
  kind: Changeable,
  local: number,
  ...path: string[]
): Promise<Position> {
  await requireVisible(tx, context, kind, [local], ...path)
  await lockRow(tx, TABLES[kind], local)
  const position = await positionOf(tx, kind, local)
  // It may have moved or gone while another transaction had it.
  if (!position || !maySee(context.rights, kind, position)) {
    throw unknown(entityId(context.space, kind, local), ...path)
  }
  return position
}

/**
 * Where an entity stands under which something is to be made. Throws `NOT_FOUND` for what does not exist for the caller.
 */
export async function requirePosition(
  tx: Tx,
  context: SpaceContext,
  kind: Kind,
  local: number,
  ...path: string[]
): Promise<Position> {
  await requireVisible(tx, context, kind, [local], ...path)
  const position = await positionOf(tx, kind, local)
  if (!position) throw unknown(entityId(context.space, kind, local), ...path)
  return position
}

/** The local id of an entity that an input refers to. Throws `BAD_ID`, or `NOT_FOUND` for what does not exist for the caller. */
export async function requireReference(
  tx: Tx,
  context: SpaceContext,
  kind: Kind,
  id: string,
  ...path: string[]
): Promise<number> {
  const local = readReference(context, kind, id, ...path)
  await requireVisible(tx, context, kind, [local], ...path)
  return local
}

/** The local ids of several, each once, in order. Throws as `requireReference`. */
export async function requireReferences(
  tx: Tx,
  context: SpaceContext,
  kind: Kind,
  ids: readonly string[],
  ...path: string[]
): Promise<number[]> {
  const locals = readReferences(context, kind, ids, ...path)
  await requireVisible(tx, context, kind, locals, ...path)
  return locals
}
