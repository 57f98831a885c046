/**
 * Shares calls among those who want the same at the same time, so that nobody gets an answer from before they asked: who comes
 * while a call is under way waits for the next, which begins when that one has ended, together with all who came meanwhile.
 */
export class SharedCalls<Answer> {
  readonly #flights = new Map<string, Flight<Answer>>()

  /** How many keys have a call under way. */
  get size(): number {
    return this.#flights.size
  }

  /** The answer to a call that begins now or later, never earlier. Those who ask with one key must want the same. */
  ask(key: string, call: () => Promise<Answer>): Promise<Answer> {
    const flight = this.#flights.get(key)
    if (!flight) return this.#fly(key, call)
    const fly = () => this.#fly(key, call)
    flight.next ??= flight.answer.then(fly, fly)
    return flight.next
  }

  #fly(key: string, call: () => Promise<Answer>): Promise<Answer> {
    const flight: Flight<Answer> = { answer: call(), next: null }
    this.#flights.set(key, flight)
    const land = () => {
      if (flight.next === null) this.#flights.delete(key)
    }
    flight.answer.then(land, land)
    return flight.answer
  }
}

type Flight<Answer> = { answer: Promise<Answer>; next: Promise<Answer> | null }
