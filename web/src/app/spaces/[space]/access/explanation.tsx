import type { AccessVerdict, ChainFragment, SpaceAccessQuery } from '../../../../generated/graphql'
import { Section } from '../../../frame/section'

const VERDICTS: Partial<Record<AccessVerdict, string>> = {
  GRANTS: 'gives it',
  LACKS_PERMISSION: 'does not include the permission',
  OUT_OF_SCOPE: 'is limited to something else',
}

function limits({ scope }: ChainFragment): string {
  const texts = scope.map(({ things, others }) => [...things.map(({ name }) => name), ...(others ? ['others'] : [])])
  return texts.map((names) => names.join(' or ')).join('; ')
}

function ChainLine({ chain }: { chain: ChainFragment }) {
  const { verdict, member, team, role } = chain
  const limited = limits(chain)
  const links = [member.name, ...(team ? [team.name] : []), role.name]
  return (
    <li className="border-b border-line py-2 last:border-b-0">
      <p className="font-medium break-words">{links.join(' → ')}</p>
      <p className={verdict === 'GRANTS' ? 'text-ok' : 'text-muted'}>
        {VERDICTS[verdict] ?? verdict.toLowerCase().replaceAll('_', ' ')}
        {limited !== '' && <span className="text-muted">, only for {limited}</span>}
      </p>
    </li>
  )
}

/** Whether somebody may do something, and every way by which they could: who, in which team, by which role. */
export function Explanation({ explanation }: { explanation: NonNullable<SpaceAccessQuery['explainAccess']> }) {
  const { allowed, reason, chains } = explanation
  return (
    <Section title={allowed ? 'Yes' : 'No'} lead={reason}>
      {chains.length === 0 ? (
        <p className="text-muted">They have no role here.</p>
      ) : (
        <ul aria-label="Ways to this right">
          {chains.map((chain, place) => (
            <ChainLine key={place} chain={chain} />
          ))}
        </ul>
      )}
    </Section>
  )
}
