import Link from 'next/link'
import { AgeText } from '../../time/age-text'
import type { OverviewRelease } from './release'

const STATES: Record<string, string> = {
  READY: 'Ready to be carried',
  WITHDRAWN: 'Withdrawn',
  REPLACED: 'Replaced',
  IMPORTED: 'Imported there',
  ACCEPTED: 'Accepted',
  REJECTED: 'Rejected',
  RECEIVED: 'Not decided yet',
}

/** The bundles by which a release came here and goes on. */
export function Bundles({ release }: { release: OverviewRelease }) {
  const { incomingBundle, outgoingBundles } = release
  return (
    <ul className="divide-y divide-line border-y border-line">
      {incomingBundle && (
        <BundleLine
          href={`/promotions/incoming/${incomingBundle.id}`}
          text={`From ${incomingBundle.sourceSpace}`}
          state={incomingBundle.state}
          at={incomingBundle.importedAt}
        />
      )}
      {outgoingBundles.nodes.map(({ id, destinationSpace, state, createdAt, isExpired }) => (
        <BundleLine
          key={id}
          href={`/promotions/outgoing/${id}`}
          text={`To ${destinationSpace}`}
          state={state}
          isExpired={isExpired && state === 'READY'}
          at={createdAt}
        />
      ))}
    </ul>
  )
}

type LineProps = { href: string; text: string; state: string; at: string; isExpired?: boolean }

function BundleLine({ href, text, state, at, isExpired }: LineProps) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-2.5 py-2">
      <Link prefetch={false} href={href} className="font-medium hover:underline">
        {text}
      </Link>
      <span className={`text-sm ${isExpired ? 'text-warn' : 'text-muted'}`}>
        {isExpired ? 'Expired' : (STATES[state] ?? state)}
      </span>
      <AgeText at={at} className="ml-auto text-sm text-muted tabular-nums" />
    </li>
  )
}
