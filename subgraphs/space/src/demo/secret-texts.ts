import type { Random } from '@spaceport/kit/random'

/** A sensitive value to be: its number in the Space, and its text, which the loader seals and which goes nowhere else. */
export type SecretText = { id: number; text: string }

const LETTERS = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Numbers the sensitive values of a Space. All are made up from the seed: whoever has the seed has them, and they open nothing. */
export class SecretTexts {
  readonly all: SecretText[] = []
  readonly #random: Random

  constructor(random: Random) {
    this.#random = random
  }

  /** Takes a text as a sensitive value; gives its number. */
  keep(text: string): number {
    const id = this.all.length + 1
    this.all.push({ id, text })
    return id
  }

  /** Makes up a password, token or key of so many characters; gives its number. */
  invent(length = 24): number {
    return this.keep(this.password(length))
  }

  /** A made-up text of so many letters and digits. */
  password(length: number): string {
    return Array.from({ length }, () => LETTERS[this.#random.int(0, LETTERS.length - 1)]).join('')
  }
}
