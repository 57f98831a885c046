import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseKind } from '../kind.js'
import { migrationsFolder } from '../migrations.js'
import { migrationsAgainstSchema, runPrisma } from './prisma-cli.js'

const NAME = /^[a-z0-9_]{1,60}$/
/** What Prisma answers when there is nothing to migrate. */
const NOTHING = '-- This is an empty migration.'

/**
 * Writes the migration from a kind's history to its schema, for its author to read and finish; unlike `migrate dev`
 * it needs no terminal. Resolves with the file, or null if they agree already.
 */
export async function newMigration(kind: DatabaseKind, url: string, name: string, now: Date): Promise<string | null> {
  if (!NAME.test(name)) throw new Error('Name the migration with a-z, 0-9 and _, for example "add_channels".')
  const { exitCode, output } = await runPrisma(kind, url, [...migrationsAgainstSchema(kind), '--script'], 'pipe')
  if (exitCode !== 0) throw new Error('Prisma could not compare the migrations with the schema; see above.')
  if (output.trim() === NOTHING || output.trim() === '') return null
  const timestamp = now.toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const folder = join(migrationsFolder(kind), `${timestamp}_${name}`)
  mkdirSync(folder)
  const file = join(folder, 'migration.sql')
  writeFileSync(file, output)
  return file
}
