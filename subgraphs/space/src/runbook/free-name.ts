import type { Tx } from '../write/change.js'
import { freeName, type FreeName } from '../write/free-name.js'

/** Reads the name that a runbook of a project is to have. Throws `BAD_INPUT`, or `CONFLICT` when another one of the project has it. */
export function freeRunbookName(tx: Tx, projectId: number, text: string, self = 0): Promise<FreeName> {
  return freeName(text, 'runbook', (nameKey) =>
    tx.runbook.findFirst({ where: { projectId, nameKey, id: { not: self } }, select: { id: true } }),
  )
}
