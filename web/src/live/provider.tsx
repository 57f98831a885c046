'use client'

import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { LiveHub } from './hub'

const Hub = createContext<LiveHub | null>(null)

/** Gives everything below it the tab's one stream of changes. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [hub] = useState(() => new LiveHub())
  useEffect(() => {
    const look = () => hub.look()
    const again = () => hub.again()
    document.addEventListener('visibilitychange', look)
    window.addEventListener('online', again)
    return () => {
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('online', again)
    }
  }, [hub])
  return <Hub value={hub}>{children}</Hub>
}

/** The stream; null outside of the shell, where nothing is live. */
export function useHub(): LiveHub | null {
  return useContext(Hub)
}
