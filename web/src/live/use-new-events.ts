'use client'

import { useEffect, useRef } from 'react'
import type { NewEvents } from './hub'
import { useHub } from './provider'

/** New events are handed on at most so often, in milliseconds, as a busy fleet has some every second. */
const RHYTHM = 5_000

/** The most ids that are handed on at once: the newest. */
const MOST = 100

/** The newest of some events, by id, each Space's last first. */
export function newestIds(all: readonly NewEvents[], most = MOST): string[] {
  const ids: string[] = []
  for (let back = 0; ids.length < most; back++) {
    const more = all.filter(({ after, upTo }) => upTo - back > after)
    if (more.length === 0) break
    ids.push(...more.map(({ space, upTo }) => `${space}/Events-${upTo - back}`))
  }
  return ids.slice(0, most)
}

/** Calls `onEvents` with the ids of events that Spaces' audits got, also of those that the caller may not see; not while `isOn` is false. */
export function useNewEvents(isOn: boolean, onEvents: (ids: readonly string[]) => void): void {
  const hub = useHub()
  const current = useRef(onEvents)
  useEffect(() => {
    current.current = onEvents
  })
  useEffect(() => {
    if (!hub || !isOn) return
    let waiting: NewEvents[] = []
    let timer: ReturnType<typeof setTimeout> | null = null
    const handOn = () => {
      timer = null
      current.current(newestIds(waiting))
      waiting = []
    }
    const end = hub.listenToEvents((events) => {
      waiting.push(...events)
      timer ??= setTimeout(handOn, RHYTHM)
    })
    return () => {
      end()
      clearTimeout(timer ?? undefined)
    }
  }, [hub, isOn])
}
