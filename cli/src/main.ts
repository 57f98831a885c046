import { text } from 'node:stream/consumers'
import { EXIT } from './failure.js'
import { run } from './program.js'
import { processTerminal } from './terminal.js'

const interrupt = new AbortController()
process.once('SIGINT', () => interrupt.abort(new Error('Interrupted.')))
// Whoever reads our output may stop reading.
process.stdout.on('error', () => process.exit(EXIT.failed))

process.exitCode = await run(process.argv.slice(2), {
  terminal: processTerminal(),
  env: process.env,
  cwd: process.cwd(),
  readInput: () => text(process.stdin),
  signal: interrupt.signal,
})
