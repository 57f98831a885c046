import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DatabaseKind } from '../kind.js'

/** The package's folder, in which `prisma.config.ts` and the schemas are. */
const folder = fileURLToPath(new URL('../..', import.meta.url))

/** What a run of the CLI came to. */
export interface PrismaRun {
  exitCode: number
  /** Standard output; empty if it went to the terminal. */
  output: string
}

/** Runs the Prisma CLI for one kind of database with `url` as its datasource. */
export function runPrisma(
  kind: DatabaseKind,
  url: string,
  args: readonly string[],
  output: 'inherit' | 'pipe' = 'inherit',
): Promise<PrismaRun> {
  const cli = join(dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build', 'index.js')
  const env = { ...process.env, SPACEPORT_DATABASE_KIND: kind, DATABASE_URL: url, CHECKPOINT_DISABLE: '1' }
  const child = spawn(process.execPath, [cli, ...args], { cwd: folder, env, stdio: ['inherit', output, 'inherit'] })
  const chunks: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ exitCode: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }))
  })
}

/** The arguments that compare a kind's migrations with its schema. */
export function migrationsAgainstSchema(kind: DatabaseKind): string[] {
  return ['migrate', 'diff', '--from-migrations', `${kind}/migrations`, '--to-schema', `${kind}/schema.prisma`]
}
