'use client'

import { useContext } from 'react'
import { ago, exactLocal, exactUtc } from './age'
import { Now } from './now'
import { useHydrated } from './use-now'

type AgeTextProps = {
  /** RFC 3339. */
  at: string
  /** Epoch milliseconds; by default the clock of the view. */
  now?: number
  /** How to say it; how long ago by default. */
  say?: (at: string, now: number) => string
  className?: string
}

/** A moment, as a person thinks of it; the exact time, here and in UTC, on hover. */
export function AgeText({ at, now, say = ago, className }: AgeTextProps) {
  const hydrated = useHydrated()
  const clock = useContext(Now)
  return (
    <time dateTime={at} title={hydrated ? `${exactLocal(at)}\n${exactUtc(at)}` : exactUtc(at)} className={className}>
      {say(at, now ?? clock ?? Date.parse(at))}
    </time>
  )
}
