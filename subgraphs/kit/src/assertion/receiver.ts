import { MOST_NONCES } from './claims.js'

/** Milliseconds for which a receiver's older key is used before its newest is tried again. */
const PATIENCE = 1_000

/** What a sender knows of one receiver besides its public keys: which nonces it has named, and which of its keys it goes by. */
export class Receiver {
  readonly #monotonic: () => number
  #nonces: readonly string[] = []
  #older: { key: string; until: number } | null = null

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic
  }

  /** The nonces that it named last, newest first. Replaced, never changed. */
  get nonces(): readonly string[] {
    return this.#nonces
  }

  /** It has named a nonce. */
  heard(nonce: string): void {
    if (this.#nonces[0] === nonce) return
    this.#nonces = [nonce, ...this.#nonces.filter((known) => known !== nonce)].slice(0, MOST_NONCES)
  }

  /** Its public keys in the order in which to try them: newest first, unless it was just seen to go by an older one. */
  inOrder(keys: readonly string[]): string[] {
    const older = this.#older
    if (!older || this.#monotonic() >= older.until || !keys.includes(older.key)) return [...keys]
    return [older.key, ...keys.filter((key) => key !== older.key)]
  }

  /** It has accepted an assertion for one of its keys, of which `newest` is the one that it is to go by. */
  accepted(key: string, newest: string): void {
    if (key === newest) this.#older = null
    else if (this.#older?.key !== key || this.#monotonic() >= this.#older.until) {
      this.#older = { key, until: this.#monotonic() + PATIENCE }
    }
  }
}
