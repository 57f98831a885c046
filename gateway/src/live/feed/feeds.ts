import { feedPageSchema, type FeedEvent } from '@spaceport/kit/change-feed'
import type { Membership } from '@spaceport/kit/membership'
import type { FleetInstance } from '../../fleet/context.js'
import type { InstanceClients } from '../../fleet/transport.js'
import { InstanceFeed, type Reach } from './instance-feed.js'
import type { SpaceFeed } from './space-feed.js'
import { Turns } from './turns.js'

/** Milliseconds that a feed which nobody wants any more is kept: whoever was cut comes back soon. */
const LINGER = 5_000

/** Milliseconds that an Instance may take to say what changed in a Space. */
const LONGEST_PAGE = 5_000

/** How many Instances are asked at once what changed: when many streams come back together, ordinary questions still get through. */
const AT_ONCE = 16

/** Somebody who wants to hear of some Instances' Spaces. */
export type Watch = {
  /** Says of which Instances. */
  keep(instances: Iterable<FleetInstance>): void
  end(): void
}

/** What happened in a Space after an event. `known`: whether there is that event. */
export type Read = { known: boolean; position: number; events: readonly FeedEvent[] }

/** How somebody reads what happened. */
export type Reading = {
  signal: AbortSignal
  /** Has the reader spend for what an Instance is asked, before it is; what is kept here costs nothing. Throws if they may not. */
  pay(): Promise<void>
}

type Watcher = { instances: ReadonlyMap<string, FleetInstance>; changed(space: string): void }

/** The change feeds of the fleet: one for each Instance, open as long as anybody wants to hear of it, whoever they are and how many. */
export class Feeds {
  readonly #clients: InstanceClients
  readonly #membership: Membership
  readonly #feeds = new Map<string, InstanceFeed>()
  readonly #ending = new Map<string, NodeJS.Timeout>()
  readonly #watchers = new Set<Watcher>()
  readonly #turns = new Turns(AT_ONCE)
  #stopped = false

  constructor(clients: InstanceClients, membership: Membership) {
    this.#clients = clients
    this.#membership = membership
  }

  /** `changed` is told of every Space of which there may be something new. */
  watch(changed: (space: string) => void): Watch {
    const watcher: Watcher = { instances: new Map(), changed }
    this.#watchers.add(watcher)
    return {
      keep: (instances) => {
        watcher.instances = new Map([...instances].map((instance) => [instance.id, instance]))
        this.#adjust()
      },
      end: () => {
        this.#watchers.delete(watcher)
        this.#adjust()
      },
    }
  }

  /** How many feeds are open. */
  get open(): number {
    return this.#feeds.size
  }

  reach(instance: string): Reach {
    return this.#feeds.get(instance)?.reach ?? 'UNKNOWN'
  }

  /** As `InstanceFeed.latency`. */
  latency(instance: string): number | null {
    return this.#feeds.get(instance)?.latency ?? null
  }

  space(instance: string, space: string): SpaceFeed | undefined {
    return this.#feeds.get(instance)?.space(space)
  }

  /** What happened in a Space after an event: from what is kept here, or asked of its Instance, a bounded number of events at a time. */
  async read(instance: FleetInstance, space: string, after: number, { signal, pay }: Reading): Promise<Read> {
    const feed = this.space(instance.id, space)
    const kept = feed && after <= feed.position ? feed.after(after) : null
    if (feed && kept) return { known: true, position: feed.position, events: kept }
    await pay()
    return this.#turns.take(signal, () => this.#page(instance, { space, after }, signal))
  }

  async #page(instance: FleetInstance, json: { space: string; after: number }, signal: AbortSignal): Promise<Read> {
    const answer = await this.#clients.of(instance).ask({
      ...({ method: 'POST', path: '/internal/changes/page', json } as const),
      signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_PAGE)]),
      remaining: LONGEST_PAGE,
    })
    return feedPageSchema.parse(answer)
  }

  stop(): void {
    this.#stopped = true
    for (const timer of this.#ending.values()) clearTimeout(timer)
    for (const feed of this.#feeds.values()) feed.stop()
    this.#feeds.clear()
  }

  #adjust(): void {
    if (this.#stopped) return
    const wanted = new Map<string, FleetInstance>()
    for (const { instances } of this.#watchers) for (const [id, instance] of instances) wanted.set(id, instance)
    for (const [id, instance] of wanted) {
      clearTimeout(this.#ending.get(id))
      this.#ending.delete(id)
      const client = this.#clients.of(instance)
      const feed = this.#feeds.get(id)
      if (feed) feed.reachedBy(client)
      else this.#feeds.set(id, new InstanceFeed(client, this.#listenerOf(id)))
    }
    for (const id of this.#feeds.keys()) {
      if (wanted.has(id) || this.#ending.has(id)) continue
      this.#ending.set(
        id,
        setTimeout(() => this.#close(id), LINGER),
      )
    }
  }

  #close(id: string): void {
    this.#ending.delete(id)
    this.#feeds.get(id)?.stop()
    this.#feeds.delete(id)
  }

  #listenerOf(id: string) {
    const tell = (space: string) => {
      for (const { instances, changed } of this.#watchers) if (instances.has(id)) changed(space)
    }
    return {
      isHome: (space: string) => this.#membership.spaces.get(space)?.instance === id,
      changed: tell,
      reached: () => {
        for (const { id: space, instance } of this.#membership.spaces.values()) if (instance === id) tell(space)
      },
    }
  }
}
