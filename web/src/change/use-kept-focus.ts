'use client'

import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { say } from '../ui/say'

/**
 * A form that goes with what it was about, such as a line that was removed, takes neither the focus nor the word with it: the list that it stood
 * in, or else the page, gets the focus, and the corner says that it was done. `isUnderWay`: whether the form is waiting for what becomes of it.
 */
export function useKeptFocus(form: RefObject<HTMLFormElement | null>, isUnderWay: boolean, word: string): void {
  const last = useRef({ isUnderWay, word })
  useEffect(() => {
    last.current = { isUnderWay, word }
  })
  useLayoutEffect(() => {
    const own = form.current
    const list = own?.closest('li')?.parentElement
    const main = own?.closest('main')
    const { pathname } = location
    return () => {
      const { isUnderWay: isDone, word: done } = last.current
      if (!isDone || !own?.contains(document.activeElement)) return
      queueMicrotask(() => {
        const place = [list, main].find((one) => one?.isConnected)
        // Else the person is on another page.
        if (!place || location.pathname !== pathname) return
        place.tabIndex = -1
        place.focus()
        say(done)
      })
    }
  }, [form])
}
