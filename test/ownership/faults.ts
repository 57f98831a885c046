import { AssertionSigner } from '@spaceport/kit/assertion/sign'
import { ComponentClient, type Call } from '@spaceport/kit/client'
import { LOOPBACK_ONLY } from '@spaceport/kit/client/addresses'
import type { InstanceMember } from '@spaceport/kit/membership'
import type { Random } from '@spaceport/kit/random'
import { InstanceCalls } from '@spaceport/zone/instance/calls'

/** The zone dies: nothing after it happens in what it was doing. */
export class Crash extends Error {}

/** What may happen to one call of the zone. */
const FAULTS = ['LOST', 'LATE', 'LATE', 'UNANSWERED', 'CRASH_BEFORE', 'CRASH_AFTER'] as const

/** What becomes of the zone's calls, by chance. */
export class Faults {
  /** How likely a call goes wrong. */
  chance = 0
  /** The Instances that cannot be reached. */
  readonly away = new Set<string>()
  /** Calls that the zone has given up, but that arrive later. */
  readonly #late: (() => Promise<unknown>)[] = []
  #random: Random

  constructor(random: Random) {
    this.#random = random
  }

  /** Begins a history of its own. */
  restart(random: Random): void {
    this.#random = random
    this.#late.length = 0
    this.away.clear()
  }

  /** Lets up to so many late calls arrive. What they answer, nobody hears. */
  async deliver(most: number): Promise<void> {
    for (const call of this.#late.splice(0, most)) await call().catch(() => {})
  }

  /** One call of the zone. `crash` ends what it was doing. */
  async pass<T>(instance: string, crash: () => void, call: () => Promise<T>): Promise<T> {
    if (this.away.has(instance)) throw Object.assign(new Error('nobody listens'), { code: 'ECONNREFUSED' })
    const fault = this.#random.chance(this.chance) ? this.#random.pick(FAULTS) : null
    if (fault === 'CRASH_BEFORE') return dead(crash)
    if (fault === 'LATE') this.#late.push(call)
    if (fault === 'LATE' || fault === 'LOST') throw new Error('the connection broke')
    const answer = await call()
    if (fault === 'CRASH_AFTER') return dead(crash)
    if (fault === 'UNANSWERED') throw new Error('the connection broke')
    return answer
  }
}

function dead(crash: () => void): never {
  crash()
  throw new Crash('the zone died')
}

/** How an Instance is called: each has its own keys. */
export type Way = { url: string; publicKey: string; zoneKey: string }

/** The zone's way to Instances, with faults. */
export class FaultyCalls extends InstanceCalls {
  readonly #ways: ReadonlyMap<string, Way>
  readonly #faults: Faults
  readonly #crash: () => void

  /** `crash` ends what the zone was doing. */
  constructor(ways: ReadonlyMap<string, Way>, faults: Faults, crash: () => void) {
    super(new AssertionSigner({ issuer: 'zone', privateKey: [...ways.values()][0]?.zoneKey ?? '' }), LOOPBACK_ONLY)
    this.#ways = ways
    this.#faults = faults
    this.#crash = crash
  }

  override to({ id }: InstanceMember): ComponentClient {
    const way = this.#ways.get(id)
    if (!way) throw new Error(`there is no ${id}`)
    return new FaultyClient(id, way, this.#faults, this.#crash)
  }
}

class FaultyClient extends ComponentClient {
  constructor(
    readonly instance: string,
    { url, publicKey, zoneKey }: Way,
    readonly faults: Faults,
    readonly crash: () => void,
  ) {
    super(new AssertionSigner({ issuer: 'zone', privateKey: zoneKey }), { name: 'Instances-4', url, publicKey })
  }

  override ask(call: Call): Promise<unknown> {
    return this.faults.pass(this.instance, this.crash, () => {
      // What comes late comes without anybody waiting for it.
      const { signal: _signal, remaining: _remaining, ...rest } = call
      return super.ask(rest)
    })
  }
}
