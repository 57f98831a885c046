import type { DeploymentRule, ReleaseDeployQuery } from '../../generated/graphql'
import { PageSection } from '../../view/page-section'

/** Whether a deployment would pass, as the graph says it. */
export type Check = NonNullable<ReleaseDeployQuery['checkDeployment']>

const RULES: Record<DeploymentRule, string> = {
  PERMISSION: 'You may deploy it there',
  OWNER: 'The environment is of this Space',
  PROJECT: 'The project is in use',
  TENANT: 'The tenant fits',
  LIFECYCLE: 'It has come far enough',
  FREEZE: 'Nothing is frozen',
  DEFECT: 'No open defect',
  VALUES: 'All values are given',
  PACKAGES: 'All packages are there',
  PROMPTS: 'All questions are answered',
}

/** Every rule that a deployment must pass, with why it does not. */
export function Verdicts({ check }: { check: Check }) {
  return (
    <PageSection title="Rules" note={check.isAllowed ? 'all are passed' : 'not all are passed'}>
      <ul className="divide-y divide-line border-y border-line">
        {check.rules.map(({ rule, isPassed, error }) => (
          <li key={rule} className="flex gap-x-3 py-2">
            <span className={`w-20 shrink-0 ${isPassed ? 'text-ok' : 'text-bad'}`}>
              <span aria-hidden="true">{isPassed ? '✓' : '×'}</span> {isPassed ? 'Passed' : 'Failed'}
            </span>
            <span className="min-w-0">
              {RULES[rule] ?? rule}
              {error && <span className="block text-sm text-muted">{error.message}</span>}
            </span>
          </li>
        ))}
      </ul>
    </PageSection>
  )
}
