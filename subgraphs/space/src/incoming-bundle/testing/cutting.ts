/** Thrown in the place of a process that is killed. */
export class Killed extends Error {}

/** Counts steps, and kills at one of them; `reached` says whether it came to that. */
export function killingAt(place: number): { step(): void; reached(): boolean } {
  let count = 0
  return {
    step() {
      if (++count === place) throw new Killed(`killed at step ${place}`)
    },
    reached: () => count >= place,
  }
}

/**
 * A client of a database, or a store, of which every call is a step: each statement before it is sent, in transactions and outside of them, and the
 * moment after a transaction has been committed.
 */
export function cutting<Target extends object>(target: Target, step: () => void): Target {
  return new Proxy(target, {
    get(client, key) {
      const value: unknown = Reflect.get(client, key, client)
      if (key === '$transaction' && isFunction(value)) {
        return async (work: (tx: object) => Promise<unknown>, options: object) => {
          step()
          const done: unknown = await value.call(client, (tx: object) => work(cutting(tx, step)), options)
          step()
          return done
        }
      }
      if (isFunction(value)) {
        return (...given: unknown[]) => {
          step()
          return value.apply(client, given)
        }
      }
      const isModel = typeof value === 'object' && value !== null && typeof key === 'string' && /^[a-z]/.test(key)
      return isModel ? cutting(value, step) : value
    },
  })
}

function isFunction(value: unknown): value is (...given: unknown[]) => unknown {
  return typeof value === 'function'
}
