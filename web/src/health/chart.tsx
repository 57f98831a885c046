'use client'

import type { ReactNode } from 'react'
import { useHydrated } from '../time/use-now'
import { numberText } from '../view/count-text'
import type { TimePart } from './source'
import { sumOf, type Ended } from './space-state'

const [WIDTH, HEIGHT, GAP] = [720, 120, 6]

type ChartProps = {
  ended: readonly Ended[]
  parts: readonly TimePart[]
  title: string
  /** Whether each part is a day or several, of UTC. */
  isOfDays: boolean
  /** Whether a Space is missing, so that there may be more. */
  isPartial: boolean
}

/** How deployments ended, part by part of the time: failures stand on the line below, successes on top; and the same as a table. */
export function EndedChart({ ended, parts, title, isOfDays, isPartial }: ChartProps) {
  const highest = Math.max(1, ...ended.map(({ ok, bad }) => ok + bad))
  const step = WIDTH / ended.length
  const { ok, bad } = sumOf(ended)
  const say = usePartText(parts, isOfDays)
  const atLeast = isPartial ? 'at least ' : ''
  return (
    <figure aria-label={title} className="min-w-0">
      <figcaption className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
        <span className="font-medium text-ink">{title}</span>
        <Key className="bg-ok">
          Succeeded {atLeast}
          {numberText(ok)}
        </Key>
        <Key className="bg-bad">
          Failed {atLeast}
          {numberText(bad)}
        </Key>
        <span className="ml-auto tabular-nums">
          up to {numberText(highest)} per bar{isOfDays && ', days in UTC'}
        </span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        className="mt-2 h-28 w-full"
      >
        <line x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className="stroke-line-strong" />
        {ended.map((part, place) => {
          const scale = (HEIGHT - 8) / highest
          const [below, above] = [part.bad * scale, part.ok * scale]
          const x = place * step + GAP / 2
          return (
            <g key={parts[place]?.from ?? place}>
              <title>{`${say(place)}: ${part.ok} succeeded, ${part.bad} failed`}</title>
              <rect x={x} y={0} width={step - GAP} height={HEIGHT} className="fill-transparent" />
              <rect x={x} y={HEIGHT - below} width={step - GAP} height={below} className="fill-bad" />
              <rect
                x={x}
                y={HEIGHT - below - above - (below > 0 && above > 0 ? 1.5 : 0)}
                width={step - GAP}
                height={above}
                className="fill-ok"
              />
            </g>
          )
        })}
      </svg>
      <div aria-hidden="true" className="mt-1 flex justify-between text-xs text-muted tabular-nums">
        <span>{say(0)}</span>
        <span className="max-sm:hidden">{say(Math.floor(parts.length / 2))}</span>
        <span>{isOfDays ? 'today' : 'now'}</span>
      </div>
      <details className="mt-1 text-sm">
        <summary className="w-fit cursor-pointer rounded py-0.5 text-muted hover:text-ink">As a table</summary>
        <table className="mt-1 w-full max-w-md text-left tabular-nums">
          <thead className="text-muted">
            <tr className="border-b border-line">
              <th className="py-1 pr-4 font-medium">From</th>
              <th className="py-1 pr-4 text-right font-medium">Succeeded</th>
              <th className="py-1 text-right font-medium">Failed</th>
            </tr>
          </thead>
          <tbody>
            {ended.map((part, place) => (
              <tr key={parts[place]?.from ?? place} className="border-b border-line">
                <th scope="row" className="py-1 pr-4 font-normal">
                  {say(place)}
                </th>
                <td className="py-1 pr-4 text-right">{numberText(part.ok)}</td>
                <td className="py-1 text-right">{numberText(part.bad)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

function Key({ className, children }: { className: string; children: ReactNode }) {
  return (
    <span className="flex items-center gap-1.5 tabular-nums">
      <span aria-hidden="true" className={`size-2.5 rounded-xs ${className}`} />
      {children}
    </span>
  )
}

const DAY: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric', timeZone: 'UTC' }
const HOUR: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' }

/** Says when a part begins: days as those of UTC; hours in the reader's time once that is known, before it in UTC. */
function usePartText(parts: readonly TimePart[], isOfDays: boolean): (place: number) => string {
  const isHydrated = useHydrated()
  return (place) => {
    const from = parts[place]?.from
    if (from === undefined) return ''
    if (!isHydrated) return isOfDays ? from.slice(5, 10) : `${from.slice(5, 16).replace('T', ' ')} UTC`
    return new Intl.DateTimeFormat(undefined, isOfDays ? DAY : HOUR).format(new Date(from))
  }
}

/** The share of one Space's deployments that succeeded, small enough to stand in a row. The same is said beside it. */
export function EndedBar({ ended }: { ended: Ended }) {
  const all = ended.ok + ended.bad
  // A single failure among thousands is still seen.
  const bad = ended.bad === 0 ? 0 : Math.max(3, (ended.bad / all) * 96)
  return (
    <svg
      viewBox="0 0 96 6"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="h-1.5 w-24 overflow-hidden rounded-full"
    >
      <rect width="96" height="6" className={all === 0 ? 'fill-line' : 'fill-ok'} />
      <rect x={96 - bad} width={bad} height="6" className="fill-bad" />
    </svg>
  )
}
