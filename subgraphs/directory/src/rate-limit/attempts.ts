import { createHash } from 'node:crypto'
import { SpaceportError } from '@spaceport/kit/errors'
import { RateLimiterRes, type RateLimiterStoreAbstract } from 'rate-limiter-flexible'
import { networkOf } from '@spaceport/kit/network'
import { sharedCounter, type CounterStore } from './store.js'

/** Seconds in which failures are counted. */
const WINDOW = 15 * 60

/** How many times more than one account may fail from one address, an address may fail, and an account. */
const WIDER = 10

/** How many times more than an account may fail, sign-ins may be begun from one address: each is a row until it is over. */
const BEGINNINGS = 100

/** Seconds for which an address from which somebody signed in counts as theirs. */
const THEIRS = 30 * 24 * 3_600

/** Somebody who wants in: where from, and as whom, if what they send names anybody. */
export type Attempt = { address?: string | null | undefined; account?: string }

/**
 * Bounds how often one may fail to get in. Counted first by account and address together, then by address (one password tried
 * on many accounts), then by account (many addresses): that last one is not held against whoever signed in lately from where
 * they are, so that strangers elsewhere lock nobody out. Accounts are counted whether they exist or not, in the same way.
 */
export class Attempts {
  readonly #pair: RateLimiterStoreAbstract
  readonly #address: RateLimiterStoreAbstract
  readonly #account: RateLimiterStoreAbstract
  readonly #theirs: RateLimiterStoreAbstract
  readonly #beginnings: RateLimiterStoreAbstract

  /** `most`: how often one account may fail from one address in a quarter of an hour. */
  constructor(store: CounterStore, most: number) {
    const wider = { points: most * WIDER, seconds: WINDOW }
    this.#pair = sharedCounter(store, 'attempt-pair', { points: most, seconds: WINDOW })
    this.#address = sharedCounter(store, 'attempt-address', wider)
    this.#account = sharedCounter(store, 'attempt-account', wider)
    this.#theirs = sharedCounter(store, 'attempt-theirs', { points: 1, seconds: THEIRS })
    this.#beginnings = sharedCounter(store, 'attempt-beginning', { points: most * BEGINNINGS, seconds: WINDOW })
  }

  /** Counts a sign-in that begins here and ends elsewhere. Throws `RATE_LIMITED` after too many from one address. */
  async begin({ address }: Pick<Attempt, 'address'>): Promise<void> {
    await take([], this.#beginnings, networkOf(address))
  }

  /** Runs an attempt. Throws `RATE_LIMITED` without running it after too many that failed (any error of status 401). */
  async run<T>({ address, account }: Attempt, attempt: () => Promise<T>): Promise<T> {
    const network = networkOf(address)
    const who = account === undefined ? null : digest(account)
    const pair = who === null ? null : `${who}:${network}`
    // Counted before, and given back after: many at once are no way around.
    const counted: Counted[] = []
    if (pair !== null) await take(counted, this.#pair, pair)
    await take(counted, this.#address, network)
    if (who !== null && pair !== null && !(await this.#theirs.get(pair))) await take(counted, this.#account, who)
    const result = await unlessRefused(counted, attempt)
    if (pair !== null) await Promise.all([this.#pair.delete(pair), this.#theirs.set(pair, 1, THEIRS)])
    return result
  }

  /** Runs an attempt of somebody who is in already, such as to say their password once more: counted for them alone. Throws as `run`. */
  async again<T>(subject: string, attempt: () => Promise<T>): Promise<T> {
    const own = `${digest(subject)}:again`
    const counted: Counted[] = []
    await take(counted, this.#pair, own)
    const result = await unlessRefused(counted, attempt)
    await this.#pair.delete(own)
    return result
  }
}

/** Runs an attempt, and gives back what was counted for it unless it was refused. */
async function unlessRefused<T>(counted: readonly Counted[], attempt: () => Promise<T>): Promise<T> {
  try {
    const result = await attempt()
    await giveBack(counted)
    return result
  } catch (error) {
    if (!(error instanceof SpaceportError) || error.status !== 401) await giveBack(counted)
    throw error
  }
}

type Counted = { counter: RateLimiterStoreAbstract; key: string }

/** Counts one. Throws `RATE_LIMITED` above the counter's limit, having given back what was counted before. */
async function take(counted: Counted[], counter: RateLimiterStoreAbstract, key: string): Promise<void> {
  try {
    await counter.consume(key)
    counted.push({ counter, key })
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    await giveBack(counted)
    const longest = counter.duration * 1_000
    // A clock that went back would make them wait for the time that it lost.
    if (error.msBeforeNext > longest) await counter.delete(key)
    throw rateLimited(Math.min(error.msBeforeNext, longest))
  }
}

async function giveBack(counted: readonly Counted[]): Promise<void> {
  await Promise.all(counted.map(({ counter, key }) => counter.reward(key)))
}

/** The error for who has to wait so many milliseconds. */
function rateLimited(milliseconds: number): SpaceportError {
  const retryAfter = Math.max(1, Math.ceil(milliseconds / 1_000))
  return new SpaceportError('RATE_LIMITED', `Too many attempts. Try again in ${retryAfter} s.`, { retryAfter })
}

/** Accounts stand in the table as digests: what people type there is not always an e-mail. */
function digest(account: string): string {
  return createHash('sha256').update(account).digest('base64url')
}
