import { Problem } from '../../app/frame/problem'
import type { AdminSpacesQuery } from '../../generated/graphql'
import { refusalIn, type GraphAnswer } from '../../graph/answer'
import { FoundList } from '../found-list'
import { Line } from '../line'
import { pathWith, type PageSearch } from '../page-search'
import { NewSpace } from './new-space'
import { spacePath, SPACES_PATH } from './path'

/** The Spaces of the fleet, and a form for one more. */
export function Spaces({ answer, search }: { answer: GraphAnswer<AdminSpacesQuery>; search: PageSearch }) {
  const data = answer.kind === 'answer' ? answer.data : null
  if (!data?.spaces) return <Problem refusal={refusalIn(answer, 'spaces')} retry={pathWith(SPACES_PATH, search)} />
  return (
    <>
      <NewSpace data={data} />
      <FoundList
        path={SPACES_PATH}
        search={search}
        found={data.spaces}
        label="Spaces"
        one="Space"
        many="Spaces"
        empty="There is no Space yet. Register an Instance first; then a Space can live on it."
      >
        {({ id, name, description, instance }) => (
          <Line
            name={name}
            href={spacePath(id)}
            actions={
              <span className="text-muted">
                {instance ? `${instance.name} · ${instance.zone?.name ?? 'in no Zone'}` : 'Instance unknown'}
              </span>
            }
          >
            {description}
          </Line>
        )}
      </FoundList>
    </>
  )
}
