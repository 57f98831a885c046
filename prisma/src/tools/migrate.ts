import { DATABASE_KINDS } from '../kind.js'
import { withEmptyDatabases } from './development-server.js'
import { newMigration } from './new-migration.js'
import { runPrisma } from './prisma-cli.js'

const USAGE = `npm run migrate -w @spaceport/database -- <directory|space|zone> <command> [arguments]

  new <name>       write the migration that the changed schema needs
  dev, diff, ...   any "prisma migrate" command

It works on an embedded server that lives as long as the command, or on DATABASE_URL.`

async function main([kindName, command, ...rest]: string[]): Promise<number> {
  const kind = DATABASE_KINDS.find((name) => name === kindName)
  if (!kind || !command) {
    console.error(USAGE)
    return 2
  }
  const act = async (url: string) => {
    if (command !== 'new') return (await runPrisma(kind, url, ['migrate', command, ...rest])).exitCode
    const file = await newMigration(kind, url, rest[0] ?? '', new Date())
    console.log(file ? `Wrote ${file}` : `The migrations of ${kind} agree with its schema.`)
    return 0
  }
  const given = process.env.DATABASE_URL
  return given ? act(given) : withEmptyDatabases(async (create) => act(await create('development')))
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
