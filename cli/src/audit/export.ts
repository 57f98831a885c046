import { resolve } from 'node:path'
import type { CommandContext } from '../command.js'
import { findConnection, type Connection, type ConnectionFlags } from '../connection.js'
import { askExport, createFile } from '../export/ask.js'
import { EXIT } from '../failure.js'
import { oneLine } from '../step-templates/progress.js'
import { linesOf } from './lines.js'

/** The flags of `spaceport audit export`. */
export type ExportFlags = ConnectionFlags & {
  of: string
  space: string[]
  from?: string
  to?: string
  output?: string
}

/** The last line of an export. */
type Last = { done: number; complete: boolean; missing: { space: string; reason: string }[]; error?: string }

/** How many events lie between one word on the progress and the next. */
const STEP = 1_000

/** Writes the events that the flags choose; gives the exit code. Throws a `Failure` if there are none to be had. */
export async function exportAudit(flags: ExportFlags, context: CommandContext): Promise<number> {
  const { terminal, signal } = context
  const connection = await findConnection(flags, context)
  if (connection.note) terminal.err(`${connection.note}\n`)
  const body = await ask(connection, flags, signal)
  const file = flags.output === undefined ? null : await createFile(resolve(context.cwd, flags.output))
  let [events, last]: [number, Last | null] = [0, null]
  const say = (text: string) => terminal.screen && terminal.err(`\r${text}\u001b[K`)
  try {
    for await (const line of linesOf(body)) {
      if (file) await file.write(`${line}\n`)
      else terminal.out(`${line}\n`)
      last = lastLine(line)
      if (!last && ++events % STEP === 0) say(`${events} events`)
    }
  } catch (error) {
    if (signal.aborted) throw error
  } finally {
    await file?.close()
  }
  say('')
  return tell(events, last, context)
}

function tell(events: number, last: Last | null, { terminal }: CommandContext): number {
  const counted = `${events} ${events === 1 ? 'event' : 'events'}`
  if (last?.complete && last.done === events) {
    terminal.err(`${counted}, complete.\n`)
    return EXIT.ok
  }
  const spaces = last?.missing.map(({ space, reason }) => `${space} (${reason})`) ?? []
  const why = last ? (last.error ?? `no answer from ${spaces.join(', ')}`) : 'the connection broke'
  terminal.err(`${counted}, not complete: ${oneLine(why)}.\n`)
  return EXIT.partly
}

function ask(connection: Connection, { of, space, from, to }: ExportFlags, signal: AbortSignal) {
  const chosen = new URLSearchParams({ of })
  for (const one of space) chosen.append('space', one)
  if (from !== undefined) chosen.set('from', from)
  if (to !== undefined) chosen.set('to', to)
  return askExport(connection, `/audit/export?${chosen}`, {}, signal)
}

/** An event has an id; the last line has not. */
function lastLine(line: string): Last | null {
  const json = JSON.parse(line) as Partial<Last>
  return typeof json.done === 'number' ? (json as Last) : null
}
