import type { ReactNode } from 'react'
import { Problem } from '../app/frame/problem'
import { runsFleet } from '../app/frame/system-role'
import type { BarFragment } from '../generated/graphql'
import type { GraphAnswer, Refusal } from '../graph/answer'
import { PageBody } from '../view/page-body'

const NOT_YOURS: Refusal = { kind: 'refused', code: 'FORBIDDEN', message: 'This takes a role over the fleet.' }

type FleetPageProps = {
  answer: GraphAnswer<{ me?: BarFragment | null }>
  title: string
  lead: ReactNode
  path: string
  children: ReactNode
}

/** A page for those who have a role over the fleet. It guards nothing: others the graph would show next to nothing, so it says why. */
export function FleetPage({ answer, title, lead, path, children }: FleetPageProps) {
  const me = answer.kind === 'answer' ? answer.data.me : null
  return (
    <PageBody title={title} lead={lead}>
      {me && !runsFleet(me) ? <Problem refusal={NOT_YOURS} retry={path} /> : children}
    </PageBody>
  )
}
