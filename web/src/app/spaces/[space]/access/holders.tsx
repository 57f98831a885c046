import type { Permission, SpaceAccessQuery } from '../../../../generated/graphql'
import { Section } from '../../../frame/section'
import { accessPath } from './search-params'

type HoldersProps = {
  holders: NonNullable<SpaceAccessQuery['whoCan']>
  space: string
  permission: Permission
}

/** Everybody who can do one thing somewhere in the Space; each leads to the reason. */
export function Holders({ holders, space, permission }: HoldersProps) {
  const { nodes, totalCount, truncated, completeness } = holders
  const missing = completeness.missing[0]
  const atLeast = truncated || missing ? 'at least ' : ''
  return (
    <Section title={`Who has ${permission}`} lead={`${atLeast}${totalCount} somewhere in this Space.`}>
      {missing && (
        <p role="status" className="mb-3 rounded-lg border border-warn-line bg-warn-soft px-3 py-2">
          {missing.reason === 'FORBIDDEN'
            ? 'You may not see the teams of this Space; nobody is listed because of that.'
            : `The Space did not answer (${missing.reason}).`}
        </p>
      )}
      {nodes.length === 0 && !missing && <p className="text-muted">Nobody.</p>}
      <ul aria-label={`Who has ${permission}`} className="flex flex-wrap gap-2">
        {nodes.map(({ id, name, kind }) => (
          <li key={id}>
            <a className="control" href={accessPath(space, { permission, user: id })}>
              {name}
              {kind === 'SERVICE_ACCOUNT' && <span className="text-muted">service account</span>}
            </a>
          </li>
        ))}
      </ul>
      {totalCount > nodes.length && <p className="mt-2 text-muted">and {totalCount - nodes.length} more</p>}
    </Section>
  )
}
