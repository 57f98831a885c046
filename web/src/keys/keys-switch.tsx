'use client'

import { useSyncExternalStore } from 'react'
import { areKeysOn, onKeysSwitched, switchKeys } from './setting'

/** Switches single keys on and off. */
export function KeysSwitch() {
  const isOn = useSyncExternalStore(onKeysSwitched, areKeysOn, () => true)
  return (
    <label className="flex min-h-8 items-center gap-2.5">
      <input
        type="checkbox"
        className="size-3.5 accent-accent"
        checked={isOn}
        onChange={(event) => switchKeys(event.target.checked)}
      />
      Single keys do something
    </label>
  )
}
