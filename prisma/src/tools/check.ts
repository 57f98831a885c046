import { DATABASE_KINDS, type DatabaseKind } from '../kind.js'
import { migrate } from '../migrate.js'
import { withEmptyDatabases } from './development-server.js'
import { migrationsAgainstSchema, runPrisma } from './prisma-cli.js'

/** What is wrong with a kind's migrations; null when nothing is. */
async function fault(kind: DatabaseKind, url: string): Promise<string | null> {
  const difference = await runPrisma(kind, url, [...migrationsAgainstSchema(kind), '--exit-code'], 'pipe')
  if (difference.exitCode !== 0) {
    const remedy = `npm run migrate -w @spaceport/database -- ${kind} new <name>`
    return `The migrations of ${kind} do not lead to its schema; write the missing one with "${remedy}".\n${difference.output}`
  }
  await migrate(url, kind)
  const status = await runPrisma(kind, url, ['migrate', 'status'], 'pipe')
  return status.exitCode === 0 ? null : `Prisma reads the applied migrations of ${kind} otherwise:\n${status.output}`
}

/** Proves that migrations and schemas agree, and that Prisma agrees with our record of what was applied. */
await withEmptyDatabases(async (create) => {
  for (const kind of DATABASE_KINDS) {
    const message = await fault(kind, await create(kind))
    if (message) process.exitCode = 1
    console.log(message ?? `${kind}: the migrations lead to the schema`)
  }
})
