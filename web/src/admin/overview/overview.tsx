import { Problem } from '../../app/frame/problem'
import { runsFleet } from '../../app/frame/system-role'
import type { AdminOverviewQuery } from '../../generated/graphql'
import { refusalIn, type GraphAnswer } from '../../graph/answer'
import { PageBody } from '../../view/page-body'
import { ADMIN_SECTIONS, type AdminSection } from '../sections'

/** What is administered where, and which of it the caller may use. */
export function Overview({ answer }: { answer: GraphAnswer<AdminOverviewQuery> }) {
  const data = answer.kind === 'answer' ? answer.data : null
  const isFleet = runsFleet(data?.me)
  const held = (data?.myPermissions ?? []).filter(({ permissions }) => permissions.length > 0).length
  return (
    <PageBody title="Administration" lead="Who and what makes up the fleet.">
      {data?.me ? (
        <>
          <Group
            title="The whole fleet"
            say={isFleet ? null : 'These take a role over the fleet. Ask a System Administrator.'}
            takes="fleet"
          />
          <Group
            title="Inside Spaces"
            say={held === 0 ? 'In no Space have you a permission to these. Ask a Space manager.' : null}
            takes="space"
          />
        </>
      ) : (
        <Problem refusal={refusalIn(answer, 'me')} retry="/admin" />
      )}
    </PageBody>
  )
}

function Group({ title, say, takes }: { title: string; say: string | null; takes: AdminSection['takes'] }) {
  return (
    <section aria-label={title} className="mt-7">
      <h2 className="text-lg font-semibold">{title}</h2>
      {say && <p className="mt-0.5 text-muted">{say}</p>}
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {ADMIN_SECTIONS.filter((section) => section.takes === takes).map(({ path, name, says }) => (
          <li key={path} className="grid gap-x-6 gap-y-0.5 py-3 sm:grid-cols-[9rem_1fr]">
            {say ? (
              <span className="font-medium text-muted">{name}</span>
            ) : (
              <a href={path} className="font-medium underline-offset-3 hover:underline">
                {name}
              </a>
            )}
            <span className="text-muted">{says}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
