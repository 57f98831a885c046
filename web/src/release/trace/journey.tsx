import Link from 'next/link'
import { EventLine, GapLine } from './event-line'
import { legsOf, type Crossing, type Journey as JourneyFacts, type Leg } from './legs'

/** The whole way of one release, from the top down: Space by Space, with what lies between them. */
export function Journey({ journey }: { journey: JourneyFacts }) {
  const legs = legsOf(journey)
  return (
    <ol className="flex flex-col">
      {legs.map((leg) => (
        <li key={leg.key}>
          {leg.crossing && <CrossingMark crossing={leg.crossing} />}
          <LegBox leg={leg} journey={journey} />
        </li>
      ))}
      {journey.truncated && <li className="mt-3 text-sm text-muted">Older events were left out.</li>}
    </ol>
  )
}

function LegBox({ leg, journey }: { leg: Leg; journey: JourneyFacts }) {
  const { place } = leg
  const zone = place.space?.instance?.zone
  const release = journey.releases.find((one) => one?.space && one.space.id === place.space?.id)
  return (
    <section aria-label={place.space?.name ?? place.name} className="rounded-xl border border-line bg-surface">
      <header className="flex flex-wrap items-baseline gap-x-2.5 border-b border-line px-4 py-2.5">
        <h3 className="font-semibold">{place.space?.name ?? place.name}</h3>
        <span className="text-sm text-muted">
          {zone ? `${zone.name}${zone.kind === 'DISCONNECTED' ? ' · disconnected' : ''}` : 'beyond this fleet'}
        </span>
        {release && (
          <Link
            prefetch={false}
            href={`/releases/${release.id}`}
            className="ml-auto font-mono text-sm text-accent hover:underline"
          >
            {release.version}
          </Link>
        )}
      </header>
      <ul className="relative px-4 py-2 before:absolute before:top-4 before:bottom-4 before:left-7 before:border-l before:border-line-strong">
        {leg.items.map((item) => (
          <EventLine key={item.key} item={item} />
        ))}
        {leg.waiting.map((gap) => (
          <GapLine key={`${gap.what} ${gap.bundle}`} gap={gap} />
        ))}
      </ul>
    </section>
  )
}

/** What lies between two Spaces: a network, or a gap over which somebody carries the bundle. */
function CrossingMark({ crossing }: { crossing: Crossing }) {
  const { from, isByHand, isOverZones, hasArrived, sequence } = crossing
  const byHand = hasArrived ? 'Carried by hand' : 'To be carried by hand'
  const says = isByHand ? byHand : isOverZones ? 'Over the network, into another Zone' : 'Within the Zone'
  return (
    <div className="flex items-center gap-3 py-1 pl-7">
      <span
        aria-hidden="true"
        className={`h-9 border-l-2 ${isByHand ? 'border-dashed border-warn' : 'border-line-strong'}`}
      />
      <p className="text-sm text-muted">
        <span className={isByHand ? 'text-warn' : 'text-ink'}>{says}</span>
        {` from ${from.space?.name ?? from.name}`}
        {sequence !== null && ` as bundle ${sequence}`}
      </p>
    </div>
  )
}
