'use client'

import { useContext } from 'react'
import { exactUtc } from '../time/age'
import { Now } from '../time/now'

const DAY = 86_400_000

/** Until when a bundle is taken: how long that is from now, or that it is past. */
export function ExpiryText({ at }: { at: string }) {
  const now = useContext(Now)
  const left = now === null ? null : Date.parse(at) - now
  return (
    <time dateTime={at} title={exactUtc(at)} className={left !== null && left < DAY ? 'text-warn' : 'text-muted'}>
      {left === null ? exactUtc(at) : expiryText(left)}
    </time>
  )
}

/** How long something still holds, of which `left` milliseconds are left. */
function expiryText(left: number): string {
  if (left <= 0) return 'expired'
  if (left >= 2 * DAY) return `in ${Math.floor(left / DAY)} d`
  const hours = Math.floor(left / 3_600_000)
  return hours >= 1 ? `in ${hours} h` : `in ${Math.max(1, Math.floor(left / 60_000))} min`
}
