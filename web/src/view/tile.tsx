'use client'

import { useLayoutEffect, useRef, type MouseEvent } from 'react'
import { keyOf, type Row } from '../graph/rows'
import type { Tone } from '../ui/state-text'
import type { TilesProps } from './tiles'

/** What colours a tile: only what is to be looked at. */
const GROUND: Record<Tone, string> = {
  ok: 'bg-surface border-line',
  run: 'bg-surface border-line',
  idle: 'bg-surface border-line',
  warn: 'bg-warn-soft border-warn-line',
  bad: 'bg-bad-soft border-bad/30',
}

type TileProps<Node> = Pick<TilesProps<Node>, 'look' | 'cursor' | 'nameOf' | 'hrefOf' | 'onOpen' | 'openId'> & {
  row: Row<Node>
  isTabStop: boolean
  isActive: boolean
}

/** One thing as a tile. A click opens its panel; its name leads to its page. */
export function Tile<Node>({
  look,
  cursor,
  nameOf,
  hrefOf,
  onOpen,
  openId,
  row,
  isTabStop,
  isActive,
}: TileProps<Node>) {
  const tile = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (isActive && cursor.moves > 0) tile.current?.focus({ preventScroll: true })
  }, [isActive, cursor.moves])
  const { node } = row
  const href = hrefOf(node)
  const open = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a')) return
    if (window.getSelection()?.toString()) return
    cursor.activate(keyOf(row))
    onOpen(row.id)
  }
  return (
    <div
      ref={tile}
      role="listitem"
      data-row={row.id}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={() => cursor.activate(keyOf(row))}
      onClick={open}
      className={`flex min-w-0 cursor-default flex-col gap-0.5 rounded-lg border ${look.isSmall ? 'h-14 justify-center px-3' : 'h-[102px] px-3.5 py-3'} ${GROUND[look.tone?.(node) ?? 'idle']} ${openId === row.id ? 'ring-2 ring-accent' : 'hover:border-line-strong'}`}
    >
      {href === null ? (
        <span className="truncate font-medium" title={nameOf(node)}>
          {nameOf(node)}
        </span>
      ) : (
        <a
          href={href}
          tabIndex={-1}
          title={nameOf(node)}
          className="truncate font-medium underline-offset-3 hover:underline"
        >
          {nameOf(node)}
        </a>
      )}
      {look.mark && <div className="truncate text-sm">{look.mark(node)}</div>}
      {!look.isSmall &&
        look.lines(node).map((line, place) => (
          <div key={place} className="truncate text-sm text-muted">
            {line}
          </div>
        ))}
    </div>
  )
}
