'use client'

import { useEffect, useState } from 'react'

/** How long a word on what was done stays, in milliseconds. */
const STAYS = 5_000

const listeners = new Set<(text: string) => void>()

/** Tells the person that something was done, in the corner and to screen readers. Not for what they must not miss. */
export function say(text: string): void {
  for (const listener of listeners) listener(text)
}

/** Where `say` speaks. The shell has one. */
export function Sayings() {
  const [said, setSaid] = useState<{ text: string; count: number } | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const listener = (text: string) => {
      clearTimeout(timer)
      setSaid((before) => ({ text, count: (before?.count ?? 0) + 1 }))
      timer = setTimeout(() => setSaid(null), STAYS)
    }
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
      clearTimeout(timer)
    }
  }, [])
  return (
    <div role="status" className="pointer-events-none fixed bottom-4 left-1/2 z-50 -translate-x-1/2 print:hidden">
      {said && (
        <p key={said.count} className="max-w-[90vw] rounded-lg bg-ink px-3.5 py-2 text-canvas shadow-pop">
          {said.text}
        </p>
      )}
    </div>
  )
}
