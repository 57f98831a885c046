'use client'

import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { LiveHub } from './hub'

const Hub = createContext<LiveHub | null>(null)

/** Gives everything below it the tab's one stream of changes. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [hub] = useState(() => new LiveHub())
  useEffect(() => {
    const look = () => hub.look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [hub])
  return <Hub value={hub}>{children}</Hub>
}

/** The stream; null outside of the shell, where nothing is live. */
export function useHub(): LiveHub | null {
  return useContext(Hub)
}
