'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { KeysDialog, openKeys } from '../keys/keys-dialog'
import { isTyping, useKeys } from '../keys/use-keys'
import { onOpenPalette, openPalette } from './palette-door'
import { hrefOfPage, PAGES } from './pages'
import { useSpaceSearch } from './use-space-search'

/** How long after `g` a letter leads to a page, in milliseconds. */
const CHORD = 1_500

const Palette = dynamic(() => import('./palette').then((module) => module.Palette), { ssr: false })

const GOING = PAGES.flatMap(({ pages }) => pages).filter((page) => page.key !== undefined)

/** What keys do everywhere: the palette, the list of keys, and `g` with a letter to go to a page. */
export function GlobalKeys() {
  const router = useRouter()
  const spaces = useSpaceSearch()
  const [isOpen, setOpen] = useState(false)
  const going = useRef(0)
  useEffect(() => onOpenPalette(() => setOpen(true)), [])
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      openPalette()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  useKeys('Everywhere', [
    { key: '?', says: 'List of keys', run: openKeys },
    { key: 'Ctrl K', says: 'Find or do anything', run: openPalette },
    { key: 'g', says: 'Go to a page, by the letter after it', run: () => (going.current = performance.now()) },
    ...GOING.map((page) => ({
      key: `g ${page.key}`,
      says: page.name,
      run: () => router.push(hrefOfPage(page, spaces)),
    })),
  ])
  useEffect(() => {
    // Before the keys of views, so that a letter after `g` is not taken for one of theirs.
    function onKeyDown(event: KeyboardEvent) {
      if (going.current === 0 || event.key === 'g') return
      const isLate = performance.now() - going.current > CHORD
      going.current = 0
      const page = GOING.find(({ key }) => key === event.key)
      if (isLate || !page || isTyping(event) || event.metaKey || event.ctrlKey || event.altKey) return
      event.preventDefault()
      event.stopPropagation()
      router.push(hrefOfPage(page, spaces))
    }
    document.addEventListener('keydown', onKeyDown, { capture: true })
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [router, spaces])
  return (
    <>
      <KeysDialog />
      {isOpen && <Palette onClose={() => setOpen(false)} />}
    </>
  )
}
