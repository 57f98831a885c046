'use client'

import { useSyncExternalStore } from 'react'
import { rememberInCookie } from '../shell/remember'
import { THEME_COOKIE, themeOf, type Theme } from './theme'

const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Chooses a theme, which holds at once and from then on in this browser. */
export function chooseTheme(next: Theme): void {
  document.documentElement.dataset.theme = next
  rememberInCookie(THEME_COOKIE, next)
  for (const listener of listeners) listener()
}

/** The theme, and how to choose another. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(
    subscribe,
    () => themeOf(document.documentElement.dataset.theme),
    () => 'system' as const,
  )
  return [theme, chooseTheme]
}
