'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Whether the keyboard is one of Apple's, which has another key for commands. The server takes it for none. */
export function useIsApple(): boolean {
  return useSyncExternalStore(
    never,
    () => /mac|iphone|ipad/i.test(navigator.userAgent),
    () => false,
  )
}
