import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ask } from '../../../../gateway/ask'
import { refusalIn } from '../../../../graph/answer'
import { SpaceAccessDocument } from '../../../../generated/graphql'
import { signInPath } from '../../../../security/next-path'
import { PageFrame } from '../../../frame/page-frame'
import { Problem } from '../../../frame/problem'
import { Explanation } from './explanation'
import { Holders } from './holders'
import { QuestionForm } from './question-form'
import { accessPath, accessVariables, loadAccessSearch } from './search-params'
import { Teams } from './teams'

export const metadata: Metadata = { title: 'Access' }

/** Who may do what in one Space, and why. */
export default async function SpaceAccessPage({ params, searchParams }: PageProps<'/spaces/[space]/access'>) {
  const space = decodeURIComponent((await params).space)
  const search = await loadAccessSearch(searchParams)
  const answer = await ask(SpaceAccessDocument, accessVariables(space, search))
  const path = accessPath(space, search)
  if (answer.kind === 'signed-out') redirect(signInPath(path))
  const data = answer.kind === 'answer' ? answer.data : null
  return (
    <PageFrame
      me={data?.me}
      title={data?.space ? `Access to ${data.space.name}` : 'Access'}
      lead="Who may do what here."
    >
      {data?.space ? (
        <>
          <QuestionForm space={space} search={search} />
          {search.permission &&
            (search.user.trim() === '' ? (
              data.whoCan ? (
                <Holders holders={data.whoCan} space={space} permission={search.permission} />
              ) : (
                <Problem refusal={refusalIn(answer, 'whoCan')} retry={path} />
              )
            ) : data.explainAccess ? (
              <Explanation explanation={data.explainAccess} />
            ) : (
              <Problem refusal={refusalIn(answer, 'explainAccess')} retry={path} />
            ))}
          {data.teams ? <Teams teams={data.teams} /> : <Problem refusal={refusalIn(answer, 'teams')} retry={path} />}
        </>
      ) : (
        <Problem refusal={refusalIn(answer, 'space')} retry={path} />
      )}
    </PageFrame>
  )
}
