import type { ReactNode } from 'react'
import type { SpaceHealth } from '../live/use-changes'
import type { FleetHealthQuery } from '../generated/graphql'
import { numberText } from '../view/count-text'
import { rateText, sumOf, type Ended } from './space-state'

type FiguresProps = {
  data: FleetHealthQuery
  /** How each Space of the fleet is, as the stream tells. Empty until it has. */
  live: ReadonlyMap<string, SpaceHealth>
  /** Of the fleet, part by part of the time; null if it is not known. */
  ended: readonly Ended[] | null
  /** Whether a Space is missing from the numbers. */
  isPartial: boolean
}

/** What one wants to know at a glance: how much of the fleet answers, and how its deployments ended. */
export function Figures({ data, live, ended, isPartial }: FiguresProps) {
  const told = [...live.values()]
  const { asked = 0, answered = 0 } = data.reached?.completeness ?? {}
  const well = told.length > 0 ? told.filter(({ state }) => state === 'REACHABLE').length : answered
  const all = told.length > 0 ? told.length : asked
  const away = new Set(told.flatMap(({ instance, state }) => (state === 'UNREACHABLE' ? [instance] : [])))
  const instances = data.instances?.totalCount ?? null
  const versions = new Set(told.flatMap(({ schemaVersion }) => schemaVersion ?? []))
  const sum = ended && sumOf(ended)
  const atLeast = isPartial ? 'at least ' : ''
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3 xl:grid-cols-6">
      <Figure title="Spaces reachable" isBad={well < all} isLive>
        {numberText(well)} <small>of {numberText(all)}</small>
      </Figure>
      <Figure title="Instances" isBad={away.size > 0} isLive>
        {instances === null ? '–' : numberText(instances)}{' '}
        <small>{away.size > 0 ? `${numberText(away.size)} away` : 'all reachable'}</small>
      </Figure>
      <Figure title="Schema versions">{versions.size === 0 ? '–' : numberText(versions.size)}</Figure>
      <Figure title="Projects">
        {atLeast}
        {data.reached ? numberText(data.reached.totalCount) : '–'}
      </Figure>
      <Figure title="Succeeded">
        {(sum && rateText(sum)) ?? '–'}{' '}
        {sum && (
          <small>
            of {atLeast}
            {numberText(sum.ok + sum.bad)}
          </small>
        )}
      </Figure>
      <Figure title="Failed" isBad={sum !== null && sum.bad > 0}>
        {sum ? `${atLeast}${numberText(sum.bad)}` : '–'}
      </Figure>
    </dl>
  )
}

type FigureProps = { title: string; isBad?: boolean; isLive?: boolean; children: ReactNode }

function Figure({ title, isBad, isLive, children }: FigureProps) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-muted">{title}</dt>
      <dd
        aria-live={isLive ? 'polite' : undefined}
        className={`text-xl font-semibold tabular-nums [&_small]:text-sm [&_small]:font-normal [&_small]:text-muted ${isBad ? 'text-bad' : ''}`}
      >
        {children}
      </dd>
    </div>
  )
}
