import { freezeProcess } from '../../process/snapshot.js'
import { freezeVariables } from '../../variable/snapshot.js'
import { asAdmin } from '../plans.js'
import type { TestSpace } from '../space.js'

/** Lets everything that was frozen in a filled Space have been the process and the variables of its first project. */
export async function freezeTheFirst(space: TestSpace): Promise<void> {
  const [process, variables] = await space.db.$transaction(async (tx) => [
    await freezeProcess(tx, 1),
    await freezeVariables(tx, 1),
  ])
  if (!process || !variables) throw new Error('the first project has no process or no variables')
  await asAdmin(space, async (client) => {
    for (const [table, id] of [['process_snapshot', process] as const, ['variable_snapshot', variables] as const]) {
      await client.query(`UPDATE ${table} SET content = (SELECT content FROM ${table} WHERE id = ${id})`)
    }
  })
}
