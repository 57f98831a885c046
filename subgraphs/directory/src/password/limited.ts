import { SpaceportError } from '@spaceport/kit/errors'

/** Runs work a few at a time, in the order in which it was asked for. */
export type Limited = <T>(work: () => Promise<T>) => Promise<T>

/** At most `running` at once and `waiting` behind them. Throws `OVERLOADED` to any more. */
export function limited({ running, waiting }: { running: number; waiting: number }): Limited {
  const queue: (() => void)[] = []
  let free = running
  return async (work) => {
    if (free > 0) free--
    else if (queue.length >= waiting) throw new SpaceportError('OVERLOADED', 'Too busy. Try again in a moment.')
    else await new Promise<void>((resolve) => queue.push(resolve))
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else free++
    }
  }
}
