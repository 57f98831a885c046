import { compareBytes } from '@spaceport/kit/page/text-key'
import { createHash } from 'node:crypto'
import type { Tx } from '../write/change.js'
import { FROZEN_COLUMNS, frozenVariable, type FrozenVariables } from './snapshot-content.js'

export type { FrozenPrompt, FrozenVariable, FrozenVariables } from './snapshot-content.js'

/**
 * Keeps what the variables of a project and of its library sets are now, and gives the number by which releases and runbook snapshots refer
 * to it: the same content is kept once. Null where there are no variables. Secrets go in by number only.
 */
export async function freezeVariables(tx: Tx, projectId: number): Promise<number | null> {
  const frozen = await variablesNow(tx, projectId)
  if (frozen.variables.length === 0) return null
  const content = JSON.stringify(frozen)
  const hash = new Uint8Array(createHash('sha256').update(content).digest())
  // Whoever keeps the same at the same time is waited for; then it is there.
  await tx.variableSnapshot.createMany({ data: { hash, content }, skipDuplicates: true })
  return (await tx.variableSnapshot.findUniqueOrThrow({ where: { hash }, select: { id: true } })).id
}

/** What `freezeVariables` kept. */
export function readFrozenVariables(content: string): FrozenVariables {
  return JSON.parse(content)
}

/** The variables of a project and of its library sets as they are, in the form of a snapshot. */
export async function variablesNow(db: Pick<Tx, 'projectLibraryVariableSet' | 'variable'>, projectId: number) {
  const links = await db.projectLibraryVariableSet.findMany({
    where: { projectId },
    orderBy: { position: 'asc' },
    select: { libraryVariableSet: { select: { id: true, name: true } } },
  })
  const libraryVariableSets = links.map(({ libraryVariableSet: { id, name } }) => ({ id, name }))
  const places = new Map<number | null, number>(libraryVariableSets.map(({ id }, place) => [id, place]))
  const rows = await db.variable.findMany({
    where: { OR: [{ projectId }, { libraryVariableSetId: { in: libraryVariableSets.map(({ id }) => id) } }] },
    select: FROZEN_COLUMNS,
  })
  // The project's own have no place, and come first.
  const placeOf = ({ libraryVariableSetId }: (typeof rows)[number]) => places.get(libraryVariableSetId) ?? -1
  rows.sort((a, b) => placeOf(a) - placeOf(b) || compareBytes(a.nameKey, b.nameKey) || a.id - b.id)
  const frozen: FrozenVariables = { projectId, libraryVariableSets, variables: rows.map(frozenVariable) }
  return frozen
}
