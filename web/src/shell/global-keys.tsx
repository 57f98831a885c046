'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { KeysDialog, openKeys } from '../keys/keys-dialog'
import { useKeys } from '../keys/use-keys'
import { onOpenPalette, openPalette } from './palette-door'
import { PAGES } from './pages'

/** How long after `g` a letter leads to a page, in milliseconds. */
const CHORD = 1_500

const Palette = dynamic(() => import('./palette').then((module) => module.Palette), { ssr: false })

const GOING = PAGES.flatMap(({ pages }) => pages).filter((page) => page.key !== undefined)

/** What keys do everywhere: the palette, the list of keys, and `g` with a letter to go to a page. */
export function GlobalKeys() {
  const router = useRouter()
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
    { key: 'g', says: 'Go to a page, with a letter', run: () => (going.current = performance.now()) },
  ])
  useEffect(() => {
    // Before the keys of views, so that a letter after `g` is not taken for one of theirs.
    function onKeyDown(event: KeyboardEvent) {
      if (going.current === 0 || event.key === 'g') return
      const isLate = performance.now() - going.current > CHORD
      going.current = 0
      const page = GOING.find(({ key }) => key === event.key)
      if (isLate || !page || event.metaKey || event.ctrlKey || event.altKey) return
      event.preventDefault()
      event.stopPropagation()
      router.push(page.path)
    }
    document.addEventListener('keydown', onKeyDown, { capture: true })
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [router])
  return (
    <>
      <KeysDialog />
      {isOpen && <Palette onClose={() => setOpen(false)} />}
    </>
  )
}
