'use client'

import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { say } from '../ui/say'
import type { Outcome } from './outcome'

/** A form that was sent: what becomes of it, and what to say when it was done. */
type Sent = { outcome: Promise<Outcome>; word: string }

/**
 * A form that goes while it is under way, such as that of a line that was removed, takes neither the focus nor the word with it: the list that it
 * stood in, or else the page, gets the focus, and the corner says that it was done, if it was: the page may also have been read again for another
 * reason. `outcome`: what becomes of the form that was sent last.
 */
export function useKeptFocus(
  form: RefObject<HTMLFormElement | null>,
  outcome: RefObject<Promise<Outcome> | null>,
  isUnderWay: boolean,
  word: string,
): void {
  const sent = useRef<Sent | null>(null)
  useEffect(() => {
    sent.current = isUnderWay && outcome.current ? { outcome: outcome.current, word } : null
  })
  useLayoutEffect(() => {
    const own = form.current
    const list = own?.closest('li')?.parentElement
    const main = own?.closest('main')
    const { pathname } = location
    return () => {
      const last = sent.current
      if (!last || !own?.contains(document.activeElement)) return
      queueMicrotask(() => {
        const place = [list, main].find((one) => one?.isConnected)
        // Else the person is on another page.
        if (!place || location.pathname !== pathname) return
        place.tabIndex = -1
        place.focus()
        last.outcome.then(
          ({ kind }) => kind === 'done' && say(last.word),
          // It led to another page, which says it.
          () => {},
        )
      })
    }
  }, [form])
}
