'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'
import { BrandMark } from '../app/brand'
import type { Me } from './me'
import { Icon } from '../ui/icons'
import { Sayings } from '../ui/say'
import { CrossMark } from '../ui/marks'
import { HOME_PATH } from '../security/next-path'
import { GlobalKeys } from './global-keys'
import { Nav } from './nav'
import { OfflineBanner } from './offline-banner'
import { COLLAPSED_COOKIE, rememberInCookie } from './remember'
import { SpaceSwitcher } from './space-switcher'
import { TopBar } from './top-bar'
import { useFavouriteSpaces } from './use-favourite-spaces'

const SQUARE = 'grid size-8 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink'

type ShellProps = { me: Me | null; favourites: readonly string[]; isCollapsed: boolean; children: ReactNode }

/** What stands around every page: where one can go, which Spaces one looks at, and who one is. */
export function Shell({ me, favourites, isCollapsed: served, children }: ShellProps) {
  const [isCollapsed, setCollapsed] = useState(served)
  const [isDrawer, setDrawer] = useState(false)
  const kept = useFavouriteSpaces(favourites)
  const toggle = () => {
    rememberInCookie(COLLAPSED_COOKIE, isCollapsed ? 'wide' : 'narrow')
    setCollapsed(!isCollapsed)
  }
  return (
    <div data-collapsed={isCollapsed || undefined} className="group/shell flex h-dvh print:block print:h-auto">
      <a
        href="#content"
        className="control absolute top-2 left-2 z-50 -translate-y-16 focus-visible:translate-y-0 focus-visible:transition-transform"
      >
        Skip to the content
      </a>
      <aside
        aria-label="Side bar"
        className="flex w-54 shrink-0 flex-col border-r border-line bg-surface group-data-collapsed/shell:w-13 max-md:hidden print:hidden"
      >
        <Brand />
        <SpaceSwitcher favourites={kept} />
        <div className="min-h-0 flex-1 overflow-y-auto">
          <Nav />
        </div>
        <button
          type="button"
          aria-label={isCollapsed ? 'Widen the side bar' : 'Narrow the side bar'}
          onClick={toggle}
          className={`${SQUARE} m-2`}
        >
          <Icon name="panel" />
        </button>
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar
          me={me}
          menu={
            <button
              type="button"
              aria-label="Open the menu"
              onClick={() => setDrawer(true)}
              className={`${SQUARE} md:hidden`}
            >
              <Icon name="menu" />
            </button>
          }
        />
        <OfflineBanner />
        <noscript>
          <div className="md:hidden">
            <Nav />
          </div>
        </noscript>
        <main
          id="content"
          tabIndex={-1}
          className="flex min-h-0 flex-1 flex-col overflow-y-auto outline-none print:overflow-visible"
        >
          {children}
        </main>
      </div>
      {isDrawer && (
        <Drawer onClose={() => setDrawer(false)}>
          <SpaceSwitcher favourites={kept} />
          <Nav onGo={() => setDrawer(false)} />
        </Drawer>
      )}
      <GlobalKeys />
      <Sayings />
    </div>
  )
}

function Brand() {
  return (
    <a href={HOME_PATH} className="flex h-12 shrink-0 items-center gap-2 px-4 font-semibold tracking-tight">
      <BrandMark />
      <span className="group-data-collapsed/shell:sr-only">Spaceport</span>
    </a>
  )
}

function Drawer({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-label="Menu"
      // One that was opened again meanwhile is not closed.
      onClose={(event) => event.currentTarget.open || onClose()}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className="m-0 h-dvh max-h-none w-72 max-w-[85vw] overflow-y-auto bg-surface p-0 text-ink shadow-pop backdrop:bg-black/40"
    >
      <div className="flex h-12 items-center justify-between pr-2 pl-4 font-semibold">
        Spaceport
        <button type="button" aria-label="Close the menu" onClick={onClose} className={SQUARE}>
          <CrossMark />
        </button>
      </div>
      {children}
    </dialog>
  )
}
