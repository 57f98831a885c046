import type { Client } from '@spaceport/client/client'
import { SpaceportRequestError } from '@spaceport/client/errors'
import { failureOf, type Failure } from '../failure.js'
import type { Wait } from '../retry.js'
import type { Candidate } from './folder.js'
import type { FileOutcome } from './outcome.js'
import { sendFile, type Run } from './send.js'
import { readSource } from './source.js'

/** What an import did: every file's outcome, in the order of names, and why it ended before the last, if it did. */
export type Imported = { files: FileOutcome[]; ended: Failure | null }

/** How to import. */
export type ImportOptions = {
  client: Client
  space: string
  /** How many files are on their way at a time. */
  concurrency: number
  signal: AbortSignal
  /** Told of every file when it is done. */
  onFile(outcome: FileOutcome): void
  wait?: Wait
}

/**
 * Imports files, each whole or not at all: one that is refused does not hinder the others. When the graph no longer answers,
 * or would refuse every file alike, what is on its way is awaited and the rest is not sent.
 */
export async function importFiles(candidates: readonly Candidate[], options: ImportOptions): Promise<Imported> {
  const { client, space, signal, wait } = options
  const run: Run = { client, space, signal, ...(wait ? { wait } : {}) }
  const files: FileOutcome[] = candidates.map(({ file }) => ({ file, outcome: 'NOT_SENT' }))
  let ended: Failure | null = null
  let next = 0

  async function work(): Promise<void> {
    while (ended === null && next < candidates.length && !signal.aborted) {
      const i = next++
      const candidate = candidates[i] as Candidate
      const outcome = await importFile(candidate, run).catch((error: unknown) => {
        const failure = failureOf(error)
        if (!signal.aborted) ended ??= failure
        return unanswered(candidate.file, error, failure)
      })
      files[i] = outcome
      options.onFile(outcome)
    }
  }

  await Promise.all(Array.from({ length: options.concurrency }, work))
  return { files, ended }
}

/** A file that was sent, and of which nothing more is known. */
function unanswered(file: string, error: unknown, failure: Failure): FileOutcome {
  if (!(error instanceof SpaceportRequestError)) return { file, outcome: 'FAILED', reason: 'ended while it was sent' }
  return { file, outcome: 'FAILED', reason: failure.message, code: error.code }
}

async function importFile(candidate: Candidate, run: Run): Promise<FileOutcome> {
  const { file } = candidate
  if ('refused' in candidate) return { file, outcome: 'FAILED', reason: candidate.refused }
  const source = await readSource(candidate.path)
  if ('refused' in source) return { file, outcome: 'FAILED', reason: source.refused }
  return sendFile(file, source.text, run)
}
