'use client'

import { useEffect, useState } from 'react'
import { Dialog } from '../ui/dialog'
import { KeysSwitch } from './keys-switch'
import { keyLists, type Key } from './use-keys'

const listeners = new Set<() => void>()

/** Opens the list of keys. */
export function openKeys(): void {
  for (const listener of listeners) listener()
}

const NAMES: Record<string, string> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Enter: '↵',
}

/** Keys that do the same are one line. */
function lines(keys: readonly Key[]): [says: string, keys: string[]][] {
  const found = new Map<string, string[]>()
  for (const { key, says } of keys) found.set(says, [...(found.get(says) ?? []), NAMES[key] ?? key])
  return [...found]
}

/** The list of keys of whatever is on screen, and the switch for them. The shell has one. */
export function KeysDialog() {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const open = () => setOpen(true)
    listeners.add(open)
    return () => void listeners.delete(open)
  }, [])
  if (!isOpen) return null
  return (
    <Dialog title="Keyboard" onClose={() => setOpen(false)}>
      <div className="grid gap-x-10 gap-y-5 overflow-y-auto p-5 sm:grid-cols-2">
        {keyLists()
          .filter(({ keys }) => keys().length > 0)
          .map(({ name, keys }) => (
            <section key={name} aria-label={name}>
              <h3 className="pb-1.5 font-medium">{name}</h3>
              <dl className="flex flex-col gap-1">
                {lines(keys()).map(([says, all]) => (
                  <div key={says} className="flex items-center justify-between gap-4">
                    <dt className="text-muted">{says}</dt>
                    <dd className="flex gap-1">
                      {all
                        .flatMap((key) => key.split(' '))
                        .map((key) => (
                          <kbd key={key} className="key">
                            {key}
                          </kbd>
                        ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
      <div className="border-t border-line px-5 py-2.5">
        <KeysSwitch />
      </div>
    </Dialog>
  )
}
