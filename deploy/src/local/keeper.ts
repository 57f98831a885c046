import { ensurePostgres } from '@spaceport/database/engine'

/**
 * Ends the embedded PostgreSQL of a folder when the launcher has died without doing so: PostgreSQL itself does not notice. Everything
 * else notices by its own standard input. Argument: the data folder.
 */
const folder = process.argv[2] ?? ''

process.stdin.resume()
process.stdin.once('close', () => {
  void ensurePostgres(folder)
    .then((server) => server.stop())
    .finally(() => process.exit(0))
})
process.stdout.write(`${JSON.stringify({ ready: true, url: 'postgresql:' })}\n`)
