'use client'

import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { ChangedKind } from '../generated/graphql'
import type { Batch, LiveState, SpaceHealth } from './hub'
import { useHub } from './provider'

export type { ChangedKind } from '../generated/graphql'
export type { Batch, Change, LiveState, SpaceHealth } from './hub'

/** Calls `onBatch` with what changed of some kinds, at most once a second, while the view is on screen. */
export function useChanges(kinds: readonly ChangedKind[], onBatch: (batch: Batch) => void): void {
  const hub = useHub()
  const current = useRef(onBatch)
  useEffect(() => {
    current.current = onBatch
  })
  const names = kinds.join(' ')
  useEffect(() => {
    if (!hub) return
    return hub.listen(
      kinds.filter((kind) => names.split(' ').includes(kind)),
      (batch) => current.current(batch),
    )
    // The kinds are made anew with every render, and are the same by name.
  }, [hub, names])
}

const NOBODY: ReadonlyMap<string, SpaceHealth> = new Map()
const never = () => () => {}

/** How each Space is, by its id. Empty until the stream has told. */
export function useFleetHealth(): ReadonlyMap<string, SpaceHealth> {
  const hub = useHub()
  return useSyncExternalStore(
    hub?.watch ?? never,
    () => hub?.health ?? NOBODY,
    () => NOBODY,
  )
}

/** Whether what is shown stays up to date. */
export function useLiveState(): LiveState {
  const hub = useHub()
  return useSyncExternalStore(
    hub?.watch ?? never,
    () => hub?.state ?? 'off',
    () => 'off',
  )
}
