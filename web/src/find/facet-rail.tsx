'use client'

import { useId, useState } from 'react'
import { useKnownSpaces } from '../spaces/known'
import { numberText } from '../view/count-text'
import { labelOf, type FacetCounts, type FacetOption, type FacetValue } from './facet'
import { placeCounts } from './space-counts'

/** How many values of a facet are shown before somebody asks for all. */
const FEW = 7

type RailProps = {
  facets: readonly FacetOption[]
  counts: FacetCounts | null
  /** The names chosen of each facet; `space` holds ids. */
  chosen: Readonly<Record<string, readonly string[]>>
  space: readonly string[]
  zone: readonly string[]
  /** Whether everything is in one Space, so that there is none to choose. */
  isOfOneSpace?: boolean
  /** Whether the counts lack a Space, so that there may be more. */
  isPartial: boolean
  onChange(facet: string, names: string[]): void
  onClear(): void
}

/** The facets of a list with their counts, of which any number may be chosen. */
export function FacetRail({
  facets,
  counts,
  chosen,
  space,
  zone,
  isOfOneSpace,
  isPartial,
  onChange,
  onClear,
}: RailProps) {
  const known = useKnownSpaces()
  const zones = new Map(known.spaces.flatMap((one) => (one.zone ? [[one.zone.id, one.zone.name] as const] : [])))
  const zoneIds = [...zones].sort(([, one], [, other]) => one.localeCompare(other, 'en')).map(([id]) => id)
  const anything = space.length + zone.length + Object.values(chosen).flat().length > 0
  const isChosen = space.length + zone.length > 0
  const { ofSpace, ofZone } = placeCounts({ counts: counts?.space ?? null, spaces: known.spaces, isChosen, isPartial })
  return (
    <div className="flex flex-col gap-5 p-4">
      <div className="flex items-center justify-between">
        <h2 className="font-semibold">Filters</h2>
        <button
          type="button"
          onClick={onClear}
          disabled={!anything}
          className="min-h-6 rounded px-1 text-accent disabled:cursor-default disabled:text-faint"
        >
          Clear all
        </button>
      </div>
      {isPartial && (
        <p className="text-sm text-muted">
          Not every Space answered: counts are at least these, and there may be more.
        </p>
      )}
      {!isOfOneSpace && (
        <Facet
          title="Space"
          values={known.spaces.map(({ id }) => ({ name: id, count: ofSpace(id) }))}
          label={known.nameOf}
          chosen={space}
          countOfOthers={null}
          truncated={known.hasMore}
          onChange={(names) => onChange('space', names)}
        />
      )}
      {!isOfOneSpace && zones.size > 1 && (
        <Facet
          title="Zone"
          values={zoneIds.map((name) => ({ name, count: ofZone(name) }))}
          label={(id) => zones.get(id) ?? id}
          chosen={zone}
          countOfOthers={null}
          truncated={false}
          onChange={(names) => onChange('zone', names)}
        />
      )}
      {facets.map((facet) => (
        <Facet
          key={facet.id}
          title={facet.title}
          values={counts?.[facet.id]?.values ?? []}
          label={(name) => labelOf(facet, name)}
          chosen={chosen[facet.id] ?? []}
          // Where a Space is missing, all are: that is said above.
          truncated={!isPartial && (counts?.[facet.id]?.truncated ?? false)}
          onChange={(names) => onChange(facet.id, names)}
        />
      ))}
    </div>
  )
}

type FacetProps = {
  title: string
  values: readonly (Omit<FacetValue, 'count'> & { count: number | null })[]
  label(name: string): string
  chosen: readonly string[]
  /** How many rows have a chosen name that is none of the values; null where that is not known. */
  countOfOthers?: number | null
  truncated: boolean
  onChange(names: string[]): void
}

/** Names that were chosen stay in the list whether or not anything has them. */
function withChosen({
  values,
  chosen,
  countOfOthers = 0,
}: Pick<FacetProps, 'values' | 'chosen' | 'countOfOthers'>): FacetProps['values'] {
  const named = new Set(values.map(({ name }) => name))
  return [...values, ...chosen.filter((name) => !named.has(name)).map((name) => ({ name, count: countOfOthers }))]
}

function Facet({ title, values, label, chosen, countOfOthers, truncated, onChange }: FacetProps) {
  const heading = useId()
  const [isWhole, setWhole] = useState(false)
  const [text, setText] = useState('')
  const all = withChosen({ values, chosen, countOfOthers })
  const found = all.filter(({ name }) => label(name).toLowerCase().includes(text.trim().toLowerCase()))
  const shown = isWhole ? found : found.filter(({ name }, place) => place < FEW || chosen.includes(name))
  if (all.length === 0) return null
  return (
    <section aria-labelledby={heading}>
      <div className="flex items-center justify-between">
        <h3 id={heading} className="text-sm font-medium text-muted">
          {title}
        </h3>
        {chosen.length > 0 && (
          <button
            type="button"
            aria-label={`Clear ${title}`}
            onClick={() => onChange([])}
            className="h-6 rounded px-1 text-sm text-accent"
          >
            Clear
          </button>
        )}
      </div>
      {isWhole && all.length > FEW && (
        <input
          type="search"
          aria-label={`Search ${title}`}
          placeholder="Search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="mt-1 h-7 w-full rounded-md border border-line-strong bg-raised px-2"
        />
      )}
      <ul className="mt-1 max-h-72 overflow-y-auto">
        {shown.map(({ name, count }) => {
          const isChosen = chosen.includes(name)
          return (
            <li key={name}>
              <label className="-mx-1.5 flex min-h-7 items-center gap-2 rounded-md px-1.5 hover:bg-hover">
                <input
                  type="checkbox"
                  checked={isChosen}
                  onChange={() => onChange(isChosen ? chosen.filter((one) => one !== name) : [...chosen, name])}
                  className="size-3.5 shrink-0 accent-accent"
                />
                <span className="min-w-0 flex-1 truncate" title={label(name)}>
                  {label(name)}
                </span>
                {count !== null && <span className="text-sm text-muted tabular-nums">{numberText(count)}</span>}
              </label>
            </li>
          )
        })}
      </ul>
      {(found.length > shown.length || isWhole) && all.length > FEW && (
        <button
          type="button"
          aria-expanded={isWhole}
          onClick={() => {
            setWhole(!isWhole)
            setText('')
          }}
          className="mt-0.5 h-6 rounded text-sm text-accent"
        >
          {isWhole ? 'Show fewer' : `Show all ${numberText(all.length)}`}
        </button>
      )}
      {truncated && <p className="mt-1 text-sm text-muted">There may be more. Type to find them.</p>}
    </section>
  )
}
