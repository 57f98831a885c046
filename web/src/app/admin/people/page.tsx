import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ask } from '../../../gateway/ask'
import type { Refusal } from '../../../graph/answer'
import { PeopleDocument } from '../../../generated/graphql'
import { signInPath } from '../../../security/next-path'
import { PageFrame } from '../../frame/page-frame'
import { Problem } from '../../frame/problem'
import { runsFleet } from '../../frame/system-role'
import { People } from './people'
import { loadPeopleSearch, peoplePath, peopleVariables } from './search-params'

export const metadata: Metadata = { title: 'People' }

const NOT_YOURS: Refusal = { kind: 'refused', code: 'FORBIDDEN', message: 'This takes a role over the fleet.' }

/** Everybody in the fleet, and the way to invite more: for those who have a role over the fleet. Others the graph shows themselves. */
export default async function PeoplePage({ searchParams }: PageProps<'/admin/people'>) {
  const search = await loadPeopleSearch(searchParams)
  const answer = await ask(PeopleDocument, peopleVariables(search))
  if (answer.kind === 'signed-out') redirect(signInPath(peoplePath(search)))
  const me = answer.kind === 'answer' ? answer.data.me : null
  return (
    <PageFrame me={me} current="/admin/people" title="People" lead="Who may sign in, and who runs the fleet.">
      {me && !runsFleet(me) ? (
        <Problem refusal={NOT_YOURS} retry={peoplePath()} />
      ) : (
        <People answer={answer} search={search} />
      )}
    </PageFrame>
  )
}
