import type { Client } from '@spaceport/client/client'
import { document } from '@spaceport/client/document'
import { SpaceportRequestError } from '@spaceport/client/errors'
import { randomUUID } from 'node:crypto'
import { isPassing, retrying, type Wait } from '../retry.js'
import type { FileOutcome } from './outcome.js'

type Result = {
  importStepTemplate: {
    outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED' | null
    stepTemplate: { id: string; name: string; version: number } | null
    errors: { code: string; message: string }[]
  } | null
}

/** One file goes in by one mutation: whole, or not at all. */
export const IMPORT = document<Result, { input: { space: string; source: string; idempotencyKey: string } }>(
  `mutation ImportStepTemplate($input: ImportStepTemplateInput!) {
  importStepTemplate(input: $input) {
    outcome
    stepTemplate { id name version }
    errors { code message }
  }
}`,
)

/** The largest request that the graph takes, in bytes. */
const LARGEST_REQUEST = 1024 * 1024

/** What the rest of a request takes at most besides its file, in bytes. */
const ENVELOPE = 4_096

/** Refusals that would meet every other file too. */
const OF_THE_RUN: readonly string[] = ['UNAUTHENTICATED', 'READ_ONLY_KEY', 'FORBIDDEN', 'NOT_FOUND']

/** One run of the import. */
export type Run = {
  client: Client
  space: string
  signal: AbortSignal
  wait?: Wait
}

/** Sends one file. Throws what ends the run: nothing answers any more, or every file would be refused alike. */
export async function sendFile(file: string, source: string, run: Run): Promise<FileOutcome> {
  if (Buffer.byteLength(JSON.stringify(source)) > LARGEST_REQUEST - ENVELOPE) {
    return { file, outcome: 'FAILED', reason: 'it is too large to be sent: its quotes and line ends count double' }
  }
  // One key for all attempts: whichever of them arrives has the one effect, and all have the one answer.
  const input = { space: run.space, source, idempotencyKey: randomUUID() }
  try {
    const ask = () => run.client.request(IMPORT, { input }, { signal: run.signal })
    const { importStepTemplate: payload } = await retrying(ask, run.signal, run.wait)
    const [error] = payload?.errors ?? []
    if (error) return refusal(file, new SpaceportRequestError([{ ...error, extensions: { code: error.code } }]))
    if (!payload?.outcome) return { file, outcome: 'FAILED', reason: 'the graph gave no answer' }
    return { file, outcome: payload.outcome, ...payload.stepTemplate }
  } catch (error) {
    if (error instanceof SpaceportRequestError && !isPassing(error)) return refusal(file, error)
    throw error
  }
}

function refusal(file: string, error: SpaceportRequestError): FileOutcome {
  if (OF_THE_RUN.includes(error.code)) throw error
  return { file, outcome: 'FAILED', reason: error.message, code: error.code }
}
