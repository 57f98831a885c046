import { Problem } from '../../app/frame/problem'
import type { AdminKeysQuery } from '../../generated/graphql'
import { refusalIn, type GraphAnswer } from '../../graph/answer'
import { FoundList } from '../found-list'
import { Line } from '../line'
import { pathWith, type PageSearch } from '../page-search'
import { KEYS_PATH, keysPath } from './path'

/** The Spaces, each with the way to its keys. */
export function KeySpaces({ answer, search }: { answer: GraphAnswer<AdminKeysQuery>; search: PageSearch }) {
  const spaces = answer.kind === 'answer' ? answer.data.spaces : null
  if (!spaces) return <Problem refusal={refusalIn(answer, 'spaces')} retry={pathWith(KEYS_PATH, search)} />
  return (
    <FoundList
      path={KEYS_PATH}
      search={search}
      found={spaces}
      label="Spaces"
      one="Space"
      many="Spaces"
      empty="There is no Space that you may enter."
    >
      {({ id, name, instance }) => (
        <Line
          name={name}
          href={keysPath(id)}
          actions={<span className="text-muted">{instance?.zone?.name ?? 'In no Zone'}</span>}
        />
      )}
    </FoundList>
  )
}
