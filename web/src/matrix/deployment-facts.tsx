import { span } from '../time/age'
import { AgeText } from '../time/age-text'
import { TaskStateText } from '../ui/task-state'
import { Facts } from '../view/peek-panel'
import type { PeekProject } from './cell-peek'

type PeekCell = PeekProject['deploymentMatrix']['nodes'][number]
/** A deployment as the panel tells it. */
export type PeekDeployment = NonNullable<PeekCell['previous']>

const MINUTE = 60
const HOUR = 60 * MINUTE

/** How long something ran, in its two largest units. */
export function durationText(seconds: number): string {
  if (seconds < MINUTE) return `${seconds} s`
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min ${seconds % MINUTE} s`
  return `${Math.floor(seconds / HOUR)} h ${Math.floor((seconds % HOUR) / MINUTE)} min`
}

/** Who asked for a deployment: a person, or a component by its name. */
export function byWhom({ createdBy, createdById }: Pick<PeekDeployment, 'createdBy' | 'createdById'>): string | null {
  return createdBy?.name ?? createdById ?? null
}

/** A release, leading to its page. */
function ReleaseLink({ release }: { release: PeekDeployment['release'] }) {
  if (!release) return <span className="text-muted">a release that you may not see</span>
  return (
    <a href={`/releases/${release.id}`} className="font-mono text-sm text-accent underline-offset-3 hover:underline">
      {release.version}
    </a>
  )
}

/** What runs in a cell: which release, since when, by whom, how long it took; what went wrong, and what ran before. */
export function DeploymentFacts({ cell }: { cell: PeekCell }) {
  const { current, previous } = cell
  const { task } = current
  return (
    <section aria-label="Current deployment">
      <Facts
        facts={[
          ['Release', <ReleaseLink key="release" release={current.release} />],
          [
            'State',
            <a
              key="state"
              href={`/deployments/${current.id}`}
              className="inline-flex underline-offset-3 hover:underline"
            >
              <TaskStateText state={current.state} />
              <span className="sr-only">: open the deployment and its log</span>
            </a>,
          ],
          ['Queued', <AgeText key="asked" at={current.queuedAt} />],
          ['By', byWhom(current)],
          ['Took', current.duration === null || current.duration === undefined ? null : durationText(current.duration)],
          ['Progress', task && current.state === 'EXECUTING' ? `${task.progress} %` : null],
          [
            'Waits',
            task?.hasPendingInterruptions ? (
              <strong className="font-medium text-warn">for an answer of somebody</strong>
            ) : null,
          ],
          ['Error', task?.errorMessage && <span className="text-bad">{task.errorMessage}</span>],
          ['Said', current.comments],
          [
            'Told by',
            current.receipt && (
              <>
                a receipt, issued <AgeText at={current.receipt.issuedAt} />
              </>
            ),
          ],
          ['Before', previous && <Previous deployment={previous} />],
        ]}
      />
    </section>
  )
}

function Previous({ deployment }: { deployment: PeekDeployment }) {
  return (
    <>
      <ReleaseLink release={deployment.release} />{' '}
      <AgeText
        at={deployment.queuedAt}
        say={(at, now) => `from ${span(at, now) ?? 'moments'} ago`}
        className="text-muted"
      />
    </>
  )
}
