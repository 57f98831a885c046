import type { Client } from '@spaceport/client/client'
import { SpaceportRequestError } from '@spaceport/client/errors'
import { resolve } from 'node:path'
import type { CommandContext } from '../command.js'
import { connect, findConnection, type ConnectionFlags } from '../connection.js'
import { EXIT, failureOf } from '../failure.js'
import { FIRST_PAUSES, retrying } from '../retry.js'
import { allSpaces } from '../spaces/command.js'
import { oneLine } from '../step-templates/progress.js'
import { VERIFY_DIRECTORY, VERIFY_SPACE, VERIFY_ZONE, type Verdict } from './documents.js'
import { readHeads, writeHeads, type Heads } from './heads.js'

/** The flags of `spaceport audit verify`. */
export type VerifyFlags = ConnectionFlags & { space: string[]; heads?: string; json?: boolean }

/** Milliseconds that one stretch of a long audit may take. */
const DEADLINE = 60_000

/** What became of one audit. `NOT_ALLOWED`: it is not the caller's to verify. */
type Outcome = {
  audit: string
  outcome: 'INTACT' | 'BROKEN' | 'NOT_ALLOWED' | 'NOT_VERIFIED'
  count: number
  reasons: string[]
  checkpoint?: string
}

/** Verifies the audits that the flags name, all if they name none; gives the exit code. */
export async function verifyAudits(flags: VerifyFlags, context: CommandContext): Promise<number> {
  const { terminal } = context
  const path = flags.heads === undefined ? null : resolve(context.cwd, flags.heads)
  const kept = path === null ? {} : await readHeads(path)
  const connection = await findConnection(flags, context)
  if (connection.note) terminal.err(`${connection.note}\n`)
  const client = connect(connection, DEADLINE)
  const audits = flags.space.length > 0 ? flags.space : [...(await spaceIds(client, context)), 'directory', 'zone']
  const outcomes: Outcome[] = []
  for (const audit of audits) {
    const outcome = await verifyOne(client, audit, kept[audit] ?? null, context)
    outcomes.push(outcome)
    if (!flags.json) terminal.out(`${line(outcome)}\n`)
  }
  if (path !== null) await writeHeads(path, { ...kept, ...headsOf(outcomes) })
  if (flags.json) terminal.out(`${JSON.stringify(outcomes, null, 2)}\n`)
  if (outcomes.every(({ outcome }) => outcome === 'NOT_ALLOWED')) return EXIT.failed
  return outcomes.every(({ outcome }) => outcome === 'INTACT' || outcome === 'NOT_ALLOWED') ? EXIT.ok : EXIT.partly
}

async function spaceIds(client: Client, context: CommandContext): Promise<string[]> {
  return (await allSpaces(client, context)).map(({ id }) => id)
}

/** Verifies one audit from its start and, if an end of it was kept, from there on too: what was computed anew does not go on from it. */
async function verifyOne(
  client: Client,
  audit: string,
  kept: string | null,
  context: CommandContext,
): Promise<Outcome> {
  try {
    const verdict = await verify(client, audit, null, context)
    if (!verdict) return { audit, outcome: 'NOT_ALLOWED', count: 0, reasons: ['this takes the permission EventView'] }
    const reasons = verdict.faults.map(
      ({ event, problem, message }) => `${problem} at ${event ?? 'the end'}: ${message}`,
    )
    const since = kept === null ? null : await verify(client, audit, kept, context)
    if (since && !since.intact) reasons.push(`It does not go on from the end that was kept, ${kept}.`)
    const { count, checkpoint } = verdict
    return { audit, outcome: reasons.length > 0 ? 'BROKEN' : 'INTACT', count, reasons, checkpoint }
  } catch (error) {
    if (!(error instanceof SpaceportRequestError) || error.has('UNAUTHENTICATED')) throw failureOf(error)
    const outcome = error.has('FORBIDDEN') || error.has('NOT_FOUND') ? 'NOT_ALLOWED' : 'NOT_VERIFIED'
    return { audit, outcome, count: 0, reasons: [`${error.message} (${error.code})`] }
  }
}

/** One stretch after the other, up to the end or the first fault; null: it is not the caller's to verify. */
async function verify(
  client: Client,
  audit: string,
  from: string | null,
  { signal, wait, terminal }: CommandContext,
): Promise<Verdict | null> {
  for (let after = from; ;) {
    const { verdict } = await retrying(() => askFor(client, audit, after, signal), signal, wait, FIRST_PAUSES)
    if (!verdict || verdict.complete || !verdict.intact) return verdict
    if (terminal.screen) terminal.err(`\r${audit}: ${verdict.count} events\u001b[K\r`)
    after = verdict.checkpoint
  }
}

function askFor(client: Client, audit: string, after: string | null, signal: AbortSignal) {
  if (audit === 'directory') return client.request(VERIFY_DIRECTORY, { after }, { signal })
  if (audit === 'zone') return client.request(VERIFY_ZONE, { after }, { signal })
  return client.request(VERIFY_SPACE, { space: audit, after }, { signal })
}

/** The ends of what is intact; what is not keeps the end that was kept before. */
function headsOf(outcomes: readonly Outcome[]): Heads {
  return Object.fromEntries(
    outcomes.flatMap(({ audit, outcome, checkpoint }) =>
      outcome === 'INTACT' && checkpoint !== undefined ? [[audit, checkpoint]] : [],
    ),
  )
}

const WORDS = { INTACT: 'intact', BROKEN: 'BROKEN', NOT_ALLOWED: 'left aside', NOT_VERIFIED: 'not verified' } as const

function line({ audit, outcome, count, reasons }: Outcome): string {
  const said = outcome === 'INTACT' ? `${count} ${count === 1 ? 'event' : 'events'}` : reasons.map(oneLine).join('\n  ')
  return `${audit}: ${WORDS[outcome]}: ${said}`
}
