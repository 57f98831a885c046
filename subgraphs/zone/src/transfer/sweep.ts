import { log } from '@spaceport/kit/log'
import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Zones } from '../context.js'
import type { Agent } from '../instance/step.js'
import { driveSplit } from '../split/drive.js'
import { driveTransfer } from './drive.js'

/** Milliseconds between two rounds, each a little more or less, so that several processes do not walk in step. */
const PAUSE = 5_000

/** Milliseconds that one transfer or split gets in a round. */
const SHARE = 20_000

/** How many of each are taken on in a round. */
const MOST = 100

/** Takes on, once, all changes of owner and splits that do not rest: what a crash or an Instance that was away has left. */
export async function sweep(zones: Zones, signal: AbortSignal): Promise<void> {
  const order = { orderBy: { updatedAt: 'asc' }, take: MOST, select: { id: true } } as const
  const transfers = await zones.db.ownershipTransfer.findMany({
    where: { OR: [{ state: { in: ['SEALING', 'SEALED'] } }, { state: 'DONE', settledAt: null }] },
    ...order,
  })
  for (const { id } of transfers) await attempt(zones, signal, (agent) => driveTransfer(agent, id))
  const splits = await zones.db.projectSplit.findMany({ where: { state: { in: ['PREPARING', 'MOVING'] } }, ...order })
  for (const { id } of splits) await attempt(zones, signal, (agent) => driveSplit(agent, id))
}

async function attempt(zones: Zones, signal: AbortSignal, work: (agent: Agent) => Promise<unknown>): Promise<void> {
  signal.throwIfAborted()
  const until = performance.now() + SHARE
  const remaining = () => Math.max(1, until - performance.now())
  try {
    await work({ ...zones, caller: null, requestId: randomUUID(), signal, remaining })
  } catch (error) {
    signal.throwIfAborted()
    log('warn', 'a change of owner does not go on', { error: String(error) })
  }
}

/** Goes round until it is stopped; resolves then. */
export async function sweepOn(zones: Zones, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await setTimeout(PAUSE * (0.8 + Math.random() * 0.4), undefined, { signal, ref: false })
      await sweep(zones, signal)
    } catch (error) {
      if (!signal.aborted) log('warn', 'a round of changes of owner failed', { error: String(error) })
    }
  }
}
