'use client'

import { useEffect, useRef } from 'react'
import type { NewEvents } from './hub'
import { useHub } from './provider'

/** New events are handed on at most so often, in milliseconds, as a busy fleet has some every second. */
const RHYTHM = 5_000

/** The most ids that are handed on at once: the newest of the Spaces that are asked for. */
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

type Asked = {
  /** Nothing is told while it is false. */
  isOn: boolean
  /** Whether events of a Space, by its id, are wanted. */
  isOf(space: string): boolean
}

/** Calls `onEvents` with the ids of events that Spaces' audits got, also of those that the caller may not see. */
export function useNewEvents({ isOn, isOf }: Asked, onEvents: (ids: readonly string[]) => void): void {
  const hub = useHub()
  const current = useRef({ isOf, onEvents })
  useEffect(() => {
    current.current = { isOf, onEvents }
  })
  useEffect(() => {
    if (!hub || !isOn) return
    const waiting = new Map<string, NewEvents>()
    let timer: ReturnType<typeof setTimeout> | null = null
    const handOn = () => {
      timer = null
      const ids = newestIds([...waiting.values()].filter(({ space }) => current.current.isOf(space)))
      waiting.clear()
      if (ids.length > 0) current.current.onEvents(ids)
    }
    const end = hub.listenToEvents((events) => {
      for (const { space, after, upTo } of events) {
        const { after: from = after, upTo: to = upTo } = waiting.get(space) ?? {}
        waiting.set(space, { space, after: Math.min(from, after), upTo: Math.max(to, upTo) })
      }
      timer ??= setTimeout(handOn, RHYTHM)
    })
    return () => {
      end()
      clearTimeout(timer ?? undefined)
    }
  }, [hub, isOn])
}
