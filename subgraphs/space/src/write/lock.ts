import type { Tx } from './change.js'

/** The tables whose rows are changed in place. */
export type Table =
  | 'project'
  | 'project_group'
  | 'environment'
  | 'tenant'
  | 'deployment'
  | 'release'
  | 'team'
  | 'user_role'
  | 'scoped_user_role'

/** Holds a row until the transaction ends, so that its version is still the one that was checked when it is written. */
export async function lockRow(tx: Tx, table: Table, local: number): Promise<void> {
  await tx.$queryRawUnsafe(`SELECT 1 FROM "${table}" WHERE id = $1::int FOR UPDATE`, local)
}
