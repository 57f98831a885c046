'use client'

import { useSyncExternalStore } from 'react'

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** Whether the browser has a network at all. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  )
}

/** Says that what is shown may be old, while there is no network. */
export function OfflineBanner() {
  const isOnline = useOnline()
  return (
    <div role="status" className="empty:hidden print:hidden">
      {!isOnline && (
        <p className="border-b border-warn-line bg-warn-soft px-5 py-2">
          <strong className="font-medium">You are offline.</strong> What you see is as it was; it goes on by itself when
          the network is back.
        </p>
      )}
    </div>
  )
}
