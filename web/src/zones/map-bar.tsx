'use client'

import type { ReactNode } from 'react'
import { Menu } from '../ui/menu'
import type { ZoneMap } from './map'

type Params = { zone: string[]; space: string[] }
type Drawn = 'graph' | 'table'

type Props = {
  whole: ZoneMap
  drawn: Drawn
  params: Params
  onChange(changes: Partial<Params> & { as?: Drawn }): void
  query: ReactNode
}

/** The head of the map: what is shown of it, and how. */
export function MapBar({ whole, drawn, params, onChange, query }: Props) {
  const zones = whole.zones.filter(({ kind }) => kind !== 'BEYOND')
  const spaces = zones.flatMap(({ instances }) => instances.flatMap((instance) => instance.spaces))
  const choose = (kind: keyof Params, id: string) => {
    const chosen = params[kind]
    onChange({ [kind]: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id] })
  }
  const menu = (kind: keyof Params, all: readonly { id: string; name: string }[], everything: string) => {
    const chosen = params[kind].map((id) => all.find((one) => one.id === id)?.name ?? id)
    const text = chosen.length === 0 ? everything : chosen.join(', ')
    return (
      <Menu
        label={`${text}: choose what to show`}
        className="control"
        items={() =>
          all.map(({ id, name }) => ({ says: name, isChecked: params[kind].includes(id), run: () => choose(kind, id) }))
        }
      >
        {text}
      </Menu>
    )
  }
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-4 sm:px-5">
      <h1 className="text-xl font-semibold tracking-tight">Zones</h1>
      <p role="status" aria-label="Count" className="text-muted tabular-nums">
        {zones.length} {zones.length === 1 ? 'Zone' : 'Zones'}, {spaces.length}{' '}
        {spaces.length === 1 ? 'Space' : 'Spaces'}
      </p>
      <div className="ml-auto flex flex-wrap items-center gap-2 print:hidden">
        {menu('zone', zones, 'All Zones')}
        {menu('space', spaces, 'All Spaces')}
        {params.zone.length + params.space.length > 0 && (
          <button type="button" className="control" onClick={() => onChange({ zone: [], space: [] })}>
            Clear
          </button>
        )}
        <div role="group" aria-label="Drawn as" className="flex rounded-lg border border-line-strong p-0.5">
          {(['graph', 'table'] as const).map((as) => (
            <button
              key={as}
              type="button"
              aria-pressed={drawn === as}
              onClick={() => onChange({ as })}
              className="h-6.5 rounded-md px-2.5 text-muted hover:text-ink aria-pressed:bg-line aria-pressed:text-ink"
            >
              {as === 'graph' ? 'Graph' : 'Table'}
            </button>
          ))}
        </div>
        {query}
      </div>
    </header>
  )
}
