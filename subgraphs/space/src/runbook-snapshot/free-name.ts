import type { Tx } from '../write/change.js'
import { freeName, type FreeName } from '../write/free-name.js'

/** Reads the name that a snapshot of a runbook is to have. Throws `BAD_INPUT`, or `CONFLICT` when another one of the runbook has it. */
export function freeSnapshotName(tx: Tx, runbookId: number, text: string, self = 0): Promise<FreeName> {
  return freeName(text, 'snapshot', (nameKey) =>
    tx.runbookSnapshot.findFirst({ where: { runbookId, nameKey, id: { not: self } }, select: { id: true } }),
  )
}
