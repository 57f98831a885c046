import { createHash } from 'node:crypto'
import type { Tx } from '../write/change.js'
import { STEPS, type FrozenProcess } from './shape.js'

export type { FrozenAction, FrozenPackage, FrozenProcess, FrozenStep } from './shape.js'

/** Whose process: a project's own, or a runbook's. */
export type ProcessOwner = { projectId: number } | { runbookId: number }

/** The process of a project or a runbook; null where there is none. */
export function processOf(tx: Tx, owner: ProcessOwner): Promise<{ id: number; version: number } | null> {
  return tx.deploymentProcess.findUnique({ where: owner, select: { id: true, version: true } })
}

/**
 * Keeps what a process is now, and gives the number by which releases and runbook snapshots refer to it: the same content is kept once.
 * Null for a process without steps.
 */
export async function freezeProcess(tx: Tx, processId: number): Promise<number | null> {
  const { steps } = await tx.deploymentProcess.findUniqueOrThrow({ where: { id: processId }, select: { steps: STEPS } })
  if (steps.length === 0) return null
  const frozen: FrozenProcess = { steps }
  const content = JSON.stringify(frozen)
  const hash = new Uint8Array(createHash('sha256').update(content).digest())
  // Whoever keeps the same at the same time is waited for; then it is there.
  await tx.processSnapshot.createMany({ data: { hash, content }, skipDuplicates: true })
  return (await tx.processSnapshot.findUniqueOrThrow({ where: { hash }, select: { id: true } })).id
}

/** What `freezeProcess` kept. */
export function readFrozenProcess(content: string): FrozenProcess {
  return JSON.parse(content)
}
