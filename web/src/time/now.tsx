'use client'

import { createContext, useContext, type ReactNode } from 'react'
import { useNow } from './use-now'

/** The clock of a view. */
export const Now = createContext<number | null>(null)

/** Gives everything below it one moving clock, which began with the server's (epoch milliseconds). */
export function NowProvider({ served, children }: { served: number; children: ReactNode }) {
  return <Now value={useNow(served)}>{children}</Now>
}

/** The moment that ages are counted to, in epoch milliseconds. Throws outside of a `NowProvider`. */
export function useMoment(): number {
  const now = useContext(Now)
  if (now === null) throw new Error('there is no clock here')
  return now
}
