import type { Tx } from './change.js'

/** The tables whose rows are changed in place. */
export type Table =
  | 'project'
  | 'project_group'
  | 'lifecycle'
  | 'channel'
  | 'environment'
  | 'deployment_target'
  | 'machine_policy'
  | 'worker'
  | 'worker_pool'
  | 'tenant'
  | 'tag_set'
  | 'variable'
  | 'library_variable_set'
  | 'step_template'
  | 'runbook'
  | 'runbook_snapshot'
  | 'release'
  | 'build_information'
  | 'deployment'
  | 'deployment_freeze'
  | 'server_task'
  | 'interruption'
  | 'account'
  | 'certificate'
  | 'feed'
  | 'team'
  | 'user_role'
  | 'scoped_user_role'
  | 'trust'
  | 'outgoing_bundle'
  | 'incoming_bundle'

/** Holds a row until the transaction ends, so that its version is still the one that was checked when it is written. */
export async function lockRow(tx: Tx, table: Table, local: number): Promise<void> {
  await tx.$queryRawUnsafe(`SELECT 1 FROM "${table}" WHERE id = $1::int FOR UPDATE`, local)
}
