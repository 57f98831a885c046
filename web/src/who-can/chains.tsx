import type { WhoCanChainFragment } from '../generated/graphql'
import { limitsOf, VERDICTS } from './words'

/** Ways to a right: who, in which team, by which role, limited to what; and what each is worth. */
export function Chains({ chains, showVerdict }: { chains: readonly WhoCanChainFragment[]; showVerdict?: boolean }) {
  return (
    <ul className="flex flex-col gap-1">
      {chains.map((chain, place) => {
        const { member, team, role, verdict } = chain
        const limits = limitsOf(chain)
        return (
          <li key={place} className="text-sm text-muted">
            <span className="text-ink">{[member.name, ...(team ? [team.name] : []), role.name].join(' → ')}</span>
            {limits !== '' && <span>, only for {limits}</span>}
            {showVerdict && (
              <span className={verdict === 'GRANTS' ? 'text-ok' : ''}>
                {' '}
                {verdict === 'GRANTS' ? '✓' : '✗'} {VERDICTS[verdict] ?? verdict}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
