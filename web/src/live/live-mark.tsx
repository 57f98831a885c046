'use client'

import { useEffect, useState } from 'react'
import { useOnline } from '../shell/offline-banner'
import { useHub } from './provider'
import { useLiveState, type LiveState } from './use-changes'

const LOOKS: Record<LiveState | 'offline', { says: string; tone: string }> = {
  off: { says: 'Not live', tone: 'bg-transparent ring-faint' },
  connecting: { says: 'Connecting', tone: 'bg-transparent ring-warn' },
  live: { says: 'Live', tone: 'bg-ok ring-ok' },
  paused: { says: 'Paused', tone: 'bg-warn ring-warn' },
  refused: { says: 'Not live', tone: 'bg-transparent ring-bad' },
  'signed-out': { says: 'Signed out', tone: 'bg-transparent ring-bad' },
  offline: { says: 'Offline', tone: 'bg-transparent ring-bad' },
}

/** Connecting is not worth a word before it has taken so long, in milliseconds. */
const PATIENCE = 2_500

/** The state as it is said: while the stream only just connects, as it was before. */
function useCalmState(): LiveState {
  const state = useLiveState()
  const [said, setSaid] = useState<LiveState>('off')
  if (state !== 'connecting' && said !== state) setSaid(state)
  useEffect(() => {
    if (state !== 'connecting') return
    const timer = setTimeout(() => setSaid('connecting'), PATIENCE)
    return () => clearTimeout(timer)
  }, [state])
  return said
}

/** Says whether the view stays up to date, and pauses that. Nothing where no view wants it. */
export function LiveMark() {
  const hub = useHub()
  const state = useCalmState()
  const isOnline = useOnline()
  if (!hub || (state === 'off' && isOnline)) return null
  const { says, tone } = LOOKS[isOnline ? state : 'offline']
  const isPaused = state === 'paused'
  return (
    <button
      type="button"
      aria-pressed={isPaused}
      title={isPaused ? 'Go on with live updates' : 'Pause live updates'}
      onClick={() => hub.pause(!isPaused)}
      className="flex h-8 items-center gap-2 rounded-md px-2 text-muted hover:bg-hover hover:text-ink"
    >
      <span aria-hidden="true" className={`size-2 rounded-full ring-1 ${tone}`} />
      <span className="max-sm:sr-only">{says}</span>
    </button>
  )
}
