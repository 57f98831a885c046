'use client'

import { age, exactLocal, exactUtc } from './age'
import { useHydrated } from './use-now'

/** How long ago something was; the exact time on hover. */
export function AgeText({ at, now, className }: { at: string; now: number; className?: string }) {
  const hydrated = useHydrated()
  return (
    <time dateTime={at} title={hydrated ? `${exactLocal(at)}\n${exactUtc(at)}` : exactUtc(at)} className={className}>
      {age(at, now)}
    </time>
  )
}
