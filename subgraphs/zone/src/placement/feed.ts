import type { PrismaClient } from '@spaceport/database/zone'
import { log } from '@spaceport/kit/log'

/** Milliseconds between two looks at the database, and between two lines of a stream. */
const BEAT = 500

/** All Zones and which Instances lie in them, at one revision. */
export type PlacementSnapshot = {
  type: 'snapshot'
  revision: number
  zones: { id: string; name: string }[]
  placements: { instance: string; zone: string }[]
}

/** A line of the placements stream: a snapshot first and after every change, else a beat. */
export type PlacementLine = PlacementSnapshot | { type: 'beat'; revision: number }

type Follower = (line: PlacementLine) => void

/**
 * Tells its followers where the Instances lie. A change made by this process is told at once, one made by another
 * within a beat. While the database does not answer there are no beats, so that followers know they hear nothing.
 */
export class PlacementFeed {
  readonly #db: PrismaClient
  readonly #followers = new Set<Follower>()
  #last: PlacementSnapshot | null = null
  #looking: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | null = null

  constructor(db: PrismaClient) {
    this.#db = db
  }

  /** Calls `follower` with a snapshot, then with every line, until the returned function is called. */
  follow(follower: Follower): () => void {
    let unfollowed = false
    void this.#inTurn(async () => {
      await this.#look(false)
      if (unfollowed) return
      if (this.#last) follower(this.#last)
      this.#followers.add(follower)
      this.#timer ??= setInterval(() => void this.#inTurn(() => this.#look(true)), BEAT)
    })
    return () => {
      unfollowed = true
      this.#followers.delete(follower)
      if (this.#followers.size === 0) this.close()
    }
  }

  /** Looks for changes now; resolves when the followers have been told. Never rejects: what is missed is told by a later beat. */
  async refresh(): Promise<void> {
    if (this.#followers.size > 0) await this.#inTurn(() => this.#look(false))
  }

  /** Stops looking. */
  close(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }

  /** One look after the other, so that revisions are told in order. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#looking = this.#looking.then(work).catch((error: unknown) => {
      log('warn', 'cannot read the placements', { error: String(error) })
    })
    return this.#looking
  }

  async #look(beat: boolean): Promise<void> {
    const row = await this.#db.revision.findUnique({ where: { id: 1 } })
    const revision = row?.value ?? 0
    if (this.#last?.revision !== revision) {
      this.#last = await readPlacements(this.#db)
      this.#tell(this.#last)
    } else if (beat) this.#tell({ type: 'beat', revision })
  }

  #tell(line: PlacementLine): void {
    for (const follower of this.#followers) follower(line)
  }
}

/** Reads all placements as they were at one moment. */
async function readPlacements(db: PrismaClient): Promise<PlacementSnapshot> {
  const [row, zones, placements] = await db.$transaction(
    [
      db.revision.findUnique({ where: { id: 1 } }),
      db.zone.findMany({ select: { id: true, name: true }, orderBy: { id: 'asc' } }),
      db.placement.findMany({ select: { instance: true, zoneId: true }, orderBy: { instance: 'asc' } }),
    ],
    { isolationLevel: 'RepeatableRead' },
  )
  return {
    type: 'snapshot',
    revision: row?.value ?? 0,
    zones: zones.map(({ id, name }) => ({ id: `Zones-${id}`, name })),
    placements: placements.map(({ instance, zoneId }) => ({ instance, zone: `Zones-${zoneId}` })),
  }
}
