/** What became of one file. */
export type FileOutcome = {
  file: string
  outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'FAILED' | 'NOT_SENT'
  /** The step template, if it is there now. */
  id?: string
  name?: string
  version?: number
  /** Why it failed, and the code if the graph said so. */
  reason?: string
  code?: string
}

/** How many files had which outcome. */
export type Counts = { created: number; updated: number; unchanged: number; failed: number; notSent: number }

/** Counts outcomes. */
export function count(outcomes: readonly FileOutcome[]): Counts {
  const of = (outcome: FileOutcome['outcome']) => outcomes.filter((one) => one.outcome === outcome).length
  return {
    created: of('CREATED'),
    updated: of('UPDATED'),
    unchanged: of('UNCHANGED'),
    failed: of('FAILED'),
    notSent: of('NOT_SENT'),
  }
}

/** The counts in one line: `2 created, 1 updated, 296 unchanged, 0 failed`. */
export function countLine({ created, updated, unchanged, failed, notSent }: Counts): string {
  const line = `${created} created, ${updated} updated, ${unchanged} unchanged, ${failed} failed`
  return notSent > 0 ? `${line}, ${notSent} not sent` : line
}
