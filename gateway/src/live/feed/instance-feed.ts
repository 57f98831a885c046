import { feedLineSchema, type FeedLine } from '@spaceport/kit/change-feed'
import { isSamePeer, type ComponentClient } from '@spaceport/kit/client'
import { SpaceportError } from '@spaceport/kit/errors'
import { follow, type Following } from '../../supergraph/follow.js'
import { SpaceFeed } from './space-feed.js'

/** Milliseconds between two looks at how long an Instance takes to answer, and the longest that it may take. */
const BETWEEN_LOOKS = 10_000
const LONGEST_LOOK = 2_000

/** Whether an Instance answers: it does, it does not, or nothing was heard yet. */
export type Reach = 'UP' | 'DOWN' | 'UNKNOWN'

/** Who is told what comes of an Instance. */
export type FeedListener = {
  /** Whether a Space lives there, by the membership: an Instance speaks for its own Spaces only. */
  isHome(space: string): boolean
  /** There is something new of a Space. */
  changed(space: string): void
  /** It answers now, or no longer. */
  reached(): void
}

/** Follows the change feed of one Instance, for all who want to hear of its Spaces. */
export class InstanceFeed {
  readonly #spaces = new Map<string, SpaceFeed>()
  readonly #listener: FeedListener
  #client: ComponentClient
  #following: Following
  #reach: Reach = 'UNKNOWN'
  #latency: number | null = null
  #looks: NodeJS.Timeout | undefined

  constructor(client: ComponentClient, listener: FeedListener) {
    this.#listener = listener
    this.#client = client
    this.#following = this.#follow()
  }

  get reach(): Reach {
    return this.#reach
  }

  /** How long it took to answer last, in milliseconds; null while it does not answer. */
  get latency(): number | null {
    return this.#latency
  }

  /** What was heard of a Space; undefined before anything was. */
  space(id: string): SpaceFeed | undefined {
    return this.#spaces.get(id)
  }

  /** Says how it is reached now. What was heard of its Spaces stays. */
  reachedBy(client: ComponentClient): void {
    if (isSamePeer(this.#client.peer, client.peer)) return
    this.#following.stop()
    this.#client = client
    this.#following = this.#follow()
  }

  stop(): void {
    clearInterval(this.#looks)
    this.#following.stop()
  }

  #follow(): Following {
    return follow<FeedLine>({
      client: this.#client,
      path: '/internal/changes',
      line: feedLineSchema,
      take: (line) => this.#take(line),
      opened: () => this.#set('UP'),
      // One of a version that has no feed answers all the same.
      lost: (error) => this.#set(error instanceof SpaceportError && error.code === 'NOT_FOUND' ? 'UP' : 'DOWN'),
    })
  }

  #take(line: FeedLine): void {
    if (line.type === 'beat' || !this.#listener.isHome(line.space)) return
    let feed = this.#spaces.get(line.space)
    if (!feed) this.#spaces.set(line.space, (feed = new SpaceFeed()))
    feed.take(line)
    this.#listener.changed(line.space)
  }

  #set(reach: Reach): void {
    if (this.#reach === reach) return
    this.#reach = reach
    clearInterval(this.#looks)
    this.#latency = null
    if (reach === 'UP') {
      this.#looks = setInterval(() => void this.#look(), BETWEEN_LOOKS)
      void this.#look().then(() => this.#listener.reached())
    } else this.#listener.reached()
  }

  async #look(): Promise<void> {
    const startedAt = performance.now()
    try {
      await this.#client.call({ method: 'GET', path: '/health', signal: AbortSignal.timeout(LONGEST_LOOK) })
      this.#latency = performance.now() - startedAt
    } catch {
      // Whether it answers is told by its feed.
      this.#latency = null
    }
  }
}
