import type { ProcessStepFactsFragment } from '../../generated/graphql'
import { wordsOf } from '../../find/words'
import { Mark } from '../../view/entity-head'
import { Nothing } from '../../view/page-section'

type Action = ProcessStepFactsFragment['actions'][number]

/** The steps of a process in their order, each with what it does and where it runs. */
export function Steps({ steps }: { steps: readonly ProcessStepFactsFragment[] }) {
  if (steps.length === 0) return <Nothing>It has no step yet.</Nothing>
  return (
    <ol className="flex flex-col gap-3">
      {steps.map((step, place) => (
        <li key={step.number} className="rounded-xl border border-line">
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-line bg-surface px-4 py-2.5 first:rounded-t-xl">
            <span className="text-muted tabular-nums">{place + 1}</span>
            <h3 className="font-semibold">{step.name}</h3>
            <span className="text-sm text-muted">{whenText(step)}</span>
            <span className="ml-auto text-sm text-muted">{whereText(step)}</span>
          </div>
          <ul className="divide-y divide-line">
            {step.actions.map((action) => (
              <ActionLine key={action.number} action={action} isAlone={step.actions.length === 1} step={step.name} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function whenText({ condition, conditionExpression, startTrigger }: ProcessStepFactsFragment): string {
  const when = {
    SUCCESS: 'after success',
    FAILURE: 'only after a failure',
    ALWAYS: 'whatever came before',
    VARIABLE: `if ${conditionExpression ?? 'a variable says so'}`,
  }[condition]
  return startTrigger === 'START_WITH_PREVIOUS' ? `beside the one before, ${when}` : when
}

function whereText({ targetRoles, maxParallelism }: ProcessStepFactsFragment): string {
  if (targetRoles.length === 0) return 'once'
  const most = maxParallelism === null ? '' : `, ${maxParallelism} at a time`
  return `on targets with ${targetRoles.join(', ')}${most}`
}

function ActionLine({ action, isAlone, step }: { action: Action; isAlone: boolean; step: string }) {
  const settings = settingsOf(action.properties)
  const only = [...action.environments, ...action.channels].map(({ name }) => name)
  return (
    <li className="px-4 py-2.5">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        {(!isAlone || action.name !== step) && <span className="font-medium">{action.name}</span>}
        <span className="text-muted">
          {action.stepTemplate?.name ?? wordsOf(action.actionType.replace(/^Octopus\./, ''))}
        </span>
        {action.stepTemplateVersion !== null && <Mark>Template version {action.stepTemplateVersion}</Mark>}
        {action.isDisabled && <Mark tone="warn">Disabled</Mark>}
        {action.isRequired && <Mark>Required</Mark>}
        {only.length > 0 && <span className="text-sm text-muted">only {only.join(', ')}</span>}
        {action.excludedEnvironments.length > 0 && (
          <span className="text-sm text-muted">
            not in {action.excludedEnvironments.map(({ name }) => name).join(', ')}
          </span>
        )}
        {action.workerPool && <span className="text-sm text-muted">in {action.workerPool.name}</span>}
      </p>
      {action.packages.length > 0 && (
        <p className="mt-0.5 text-sm text-muted">
          Takes{' '}
          {action.packages.map(({ name, packageId, feed }) => (
            <span key={name} className="mr-3 font-mono text-ink">
              {packageId}
              {feed && <span className="font-sans text-muted"> from {feed.name}</span>}
            </span>
          ))}
        </p>
      )}
      {action.notes && <p className="mt-1 max-w-prose whitespace-pre-line text-muted">{action.notes}</p>}
      {(settings.length > 0 || action.sensitivePropertyNames.length > 0) && (
        <Settings settings={settings} sensitive={action.sensitivePropertyNames} />
      )}
    </li>
  )
}

/** The settings of an action by name; whatever is no object has none. */
function settingsOf(properties: unknown): [string, string][] {
  if (typeof properties !== 'object' || properties === null) return []
  return Object.entries(properties).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
}

function Settings({ settings, sensitive }: { settings: [string, string][]; sensitive: readonly string[] }) {
  const count = settings.length + sensitive.length
  return (
    <details className="mt-1">
      <summary className="w-fit cursor-pointer rounded text-sm text-accent">
        {count} {count === 1 ? 'setting' : 'settings'}
      </summary>
      <dl className="mt-1.5 flex flex-col gap-1.5">
        {settings.map(([name, value]) => (
          <div key={name}>
            <dt className="text-sm text-muted">{name}</dt>
            <dd className="overflow-x-auto rounded-md border border-line bg-surface px-2.5 py-1.5 font-mono text-sm whitespace-pre-wrap">
              {value.replace(/\n$/, '')}
            </dd>
          </div>
        ))}
        {sensitive.map((name) => (
          <div key={name}>
            <dt className="text-sm text-muted">{name}</dt>
            <dd className="text-sm text-muted">•••••• (sensitive)</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
