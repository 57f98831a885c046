import { createHash } from 'node:crypto'
import type { FleetInstance } from '../fleet/context.js'
import type { InstanceSdl } from '../supergraph/manager.js'
import type { Quarantine } from '../supergraph/versions.js'
import type { Feeds } from './feed/feeds.js'

/** How a Space is, as the graph tells it. */
export type SpaceHealth = {
  space: string
  instance: string
  state: 'REACHABLE' | 'UNREACHABLE' | 'DATABASE_AWAY' | 'QUARANTINED'
  reason: string | null
  /** RFC 3339. */
  since: string
  latencyMilliseconds: number | null
  schemaVersion: string | null
}

/** What is known of the schemas that Instances serve. */
export type Schemas = {
  instanceSdl(instance: string): InstanceSdl
  readonly quarantined: ReadonlyMap<string, Quarantine>
}

/** How many digits of a hash name a schema. */
const DIGITS = 12

/** Knows how the Spaces are, and since when. */
export class Health {
  readonly #feeds: Feeds
  readonly #schemas: Schemas
  readonly #since = new Map<string, { state: string; since: string }>()
  readonly #versions = new Map<string, string>()

  constructor(feeds: Feeds, schemas: Schemas) {
    this.#feeds = feeds
    this.#schemas = schemas
  }

  of(space: string, { id: instance }: FleetInstance): SpaceHealth {
    const { state, reason } = this.#state(space, instance)
    let known = this.#since.get(space)
    if (known?.state !== state) this.#since.set(space, (known = { state, since: new Date().toISOString() }))
    return {
      ...{ space, instance, state, reason },
      since: known.since,
      latencyMilliseconds: state === 'UNREACHABLE' ? null : this.#feeds.latency(instance),
      schemaVersion: this.#version(instance),
    }
  }

  #state(space: string, instance: string): Pick<SpaceHealth, 'state' | 'reason'> {
    if (this.#schemas.quarantined.has(instance)) return { state: 'QUARANTINED', reason: 'REFUSED' }
    const reach = this.#feeds.reach(instance)
    if (reach !== 'UP') return { state: 'UNREACHABLE', reason: reach === 'DOWN' ? 'UNREACHABLE' : 'TIMEOUT' }
    if (this.#feeds.space(instance, space)?.away) return { state: 'DATABASE_AWAY', reason: 'REFUSED' }
    return { state: 'REACHABLE', reason: null }
  }

  #version(instance: string): string | null {
    const quarantine = this.#schemas.quarantined.get(instance)
    if (quarantine) return quarantine.hash.slice(0, DIGITS)
    const served = this.#schemas.instanceSdl(instance)
    if ('missing' in served) return null
    let version = this.#versions.get(served.sdl)
    if (version === undefined) {
      version = createHash('sha256').update(served.sdl).digest('hex').slice(0, DIGITS)
      this.#versions.set(served.sdl, version)
    }
    return version
  }
}
