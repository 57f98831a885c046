'use client'

import { ago, exactLocal, exactUtc } from './age'
import { useHydrated } from './use-now'

type AgeTextProps = {
  at: string
  now: number
  /** How to say it; how long ago by default. */
  say?: (at: string, now: number) => string
  className?: string
}

/** A moment, as a person thinks of it; the exact time on hover. */
export function AgeText({ at, now, say = ago, className }: AgeTextProps) {
  const hydrated = useHydrated()
  return (
    <time dateTime={at} title={hydrated ? `${exactLocal(at)}\n${exactUtc(at)}` : exactUtc(at)} className={className}>
      {say(at, now)}
    </time>
  )
}
