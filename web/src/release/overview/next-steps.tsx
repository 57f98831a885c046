import Link from 'next/link'
import type { CompositeStepAction, CompositeStepState } from '../../generated/graphql'
import { releasePath } from '../path'
import type { CompositeProgress } from './release'

const STATES: Record<CompositeStepState, { says: string; look: string; sign: string }> = {
  DONE: { says: 'Done', look: 'text-ok', sign: '✓' },
  CURRENT: { says: 'Current', look: 'text-run', sign: '→' },
  NEXT: { says: 'Next', look: 'text-ink', sign: '+' },
  BLOCKED: { says: 'Waits', look: 'text-faint', sign: '·' },
}

type Step = CompositeProgress['steps'][number]

/** Where a step is done: the page, and what its link says. */
function doOf({ action, release, outgoingBundle, incomingBundle }: Step): { href: string; says: string } | null {
  const pages: Partial<Record<CompositeStepAction, { href: string | null; says: string }>> = {
    DEPLOY: { href: release && releasePath(release.id, 'deploy'), says: 'Deploy' },
    PROMOTE: { href: release && releasePath(release.id, 'promote'), says: 'Promote' },
    IMPORT: { href: outgoingBundle && `/promotions/outgoing/${outgoingBundle.id}`, says: 'Open the bundle' },
    ACCEPT: { href: incomingBundle && `/promotions/incoming/${incomingBundle.id}`, says: 'Review' },
    WAIT_FOR_RECEIPT: { href: outgoingBundle && `/promotions/outgoing/${outgoingBundle.id}`, says: 'Open the bundle' },
  }
  const page = pages[action]
  return page?.href ? { href: page.href, says: page.says } : null
}

/** How a release stands with one composite lifecycle: step by step, with what is to be done next and where. */
export function NextSteps({ progress }: { progress: CompositeProgress }) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {progress.steps.map((one) => {
        const state = STATES[one.state] ?? STATES.BLOCKED
        const todo = doOf(one)
        return (
          <li key={one.step.position} className="py-2">
            <p className="flex flex-wrap items-baseline gap-x-2.5">
              <span className="font-medium">{one.step.name}</span>
              <span className="text-sm text-muted">{one.space?.name ?? one.step.spaceName}</span>
              <span className={`ml-auto ${state.look}`}>
                <span aria-hidden="true">{state.sign}</span> {state.says}
              </span>
            </p>
            <p className="flex flex-wrap gap-x-3 text-sm text-muted">
              {one.reason}
              {todo && (
                <Link prefetch={false} href={todo.href} className="text-accent hover:underline">
                  {todo.says}
                </Link>
              )}
            </p>
          </li>
        )
      })}
    </ol>
  )
}
