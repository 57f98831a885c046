import { log } from '@spaceport/kit/log'
import type { Zones } from '../context.js'
import { connectedInstances } from './connected.js'
import { enlist } from './enlist.js'
import { InstanceLine } from './line.js'
import { readOutbox, type Outbox } from './outbox.js'
import type { Queue } from './queue.js'
import { Roots } from './roots.js'
import { wakePromotions } from './wake.js'

/** Looks into the outboxes of the fleet, again and again. Several may do so at once: what they find is taken up once. */
export class Rounds {
  readonly #zones: Zones
  readonly #queue: Queue
  readonly #roots: Roots
  /** The Instances that did not answer the last time, so that each silence is logged once. */
  readonly #silent = new Set<string>()

  constructor(zones: Zones, queue: Queue, patience?: number) {
    this.#zones = zones
    this.#queue = queue
    this.#roots = new Roots(zones.membership, patience)
  }

  /** One round: what waits for a Space of this fleet in a connected Zone becomes promotions and jobs. */
  async go(signal: AbortSignal): Promise<void> {
    const connected = await connectedInstances(this.#zones)
    const lines = new Map(
      [...connected].map(([id, member]) => [id, new InstanceLine(this.#zones.instances.to(member), signal)]),
    )
    const outboxes = (await Promise.all([...lines].map(([id, line]) => this.#read(id, line, signal)))).filter(
      (one) => one !== null,
    )
    const bundles = outboxes.flatMap((outbox) => outbox.bundles)
    const receipts = outboxes.flatMap((outbox) => outbox.receipts)
    await this.#roots.learn(
      [...bundles, ...receipts].map(({ root }) => root),
      lines,
    )
    const reached = (root: string): string | null => {
      const space = this.#roots.spaceOf(root)
      return space !== null && lines.has(this.#zones.membership.spaces.get(space)?.instance ?? '') ? space : null
    }
    const destined = bundles.flatMap((bundle) => {
      const targetSpace = reached(bundle.root)
      return targetSpace === null ? [] : { bundle, targetSpace }
    })
    await enlist(this.#zones, destined)
    for (const { id, root } of receipts) {
      const sourceSpace = reached(root)
      if (sourceSpace !== null) await this.#queue.put('receipt', id, { bundle: id, sourceSpace })
    }
    await wakePromotions(this.#zones.db, this.#queue)
  }

  async #read(instance: string, line: InstanceLine, signal: AbortSignal): Promise<Outbox | null> {
    try {
      const outbox = await readOutbox(line, instance, this.#zones)
      this.#silent.delete(instance)
      return outbox
    } catch (error) {
      signal.throwIfAborted()
      if (!this.#silent.has(instance)) log('warn', 'an outbox could not be read', { instance, error: String(error) })
      this.#silent.add(instance)
      return null
    }
  }
}
