'use client'

import Link from 'next/link'
import { useState, type KeyboardEvent } from 'react'
import { Popover } from '../ui/popover'
import { kindPath } from './explore-path'
import { KIND_GROUPS } from './kinds'

/** The title of a list, which opens the choice of all kinds. */
export function KindSwitcher({ title }: { title: string }) {
  return (
    <Popover
      label="Kinds"
      className="-mx-2 inline-flex h-8 items-center gap-1.5 rounded-md px-2 hover:bg-hover aria-expanded:bg-hover"
      button={
        <>
          {title}
          <svg
            viewBox="0 0 12 12"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            aria-hidden="true"
            className="size-3 text-muted"
          >
            <path d="M3 4.5l3 3 3-3" />
          </svg>
        </>
      }
    >
      {(close) => <Kinds current={title} onGo={close} />}
    </Popover>
  )
}

function Kinds({ current, onGo }: { current: string; onGo: () => void }) {
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const groups = KIND_GROUPS.map(({ title, kinds }) => ({
    title,
    kinds: kinds.filter((kind) => kind.title.toLowerCase().includes(wanted)),
  })).filter(({ kinds }) => kinds.length > 0)
  return (
    <div className="w-[min(40rem,calc(100vw-2rem))] p-2 text-base font-normal tracking-normal" onKeyDown={moveFocus}>
      <input
        type="search"
        aria-label="Search kinds"
        placeholder="Search kinds"
        data-first-focus=""
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="h-8 w-full rounded-md border border-line-strong bg-raised px-2.5"
      />
      <div className="mt-2 grid grid-cols-2 gap-x-2 gap-y-3 sm:grid-cols-4">
        {groups.map(({ title, kinds }) => (
          <section key={title} aria-label={title}>
            <h2 className="px-2 pb-1 text-sm text-muted">{title}</h2>
            <ul>
              {kinds.map((kind) => (
                <li key={kind.slug}>
                  <Link
                    href={kindPath(kind.slug)}
                    prefetch={false}
                    aria-current={kind.title === current ? 'page' : undefined}
                    onClick={onGo}
                    className="flex h-7 items-center rounded-md px-2 hover:bg-hover focus-visible:bg-hover aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium"
                  >
                    <span className="truncate">{kind.title}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {groups.length === 0 && <p className="p-3 text-muted">No kind is called so.</p>}
    </div>
  )
}

/** Arrow keys go through the kinds that are listed, Enter in the search to the first of them. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const links = [...event.currentTarget.querySelectorAll('a')]
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) return links[0]?.click()
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  event.preventDefault()
  const place = links.findIndex((link) => link === document.activeElement)
  const next = place === -1 && event.key === 'ArrowUp' ? links.length - 1 : place + (event.key === 'ArrowDown' ? 1 : -1)
  links[next]?.focus()
}
