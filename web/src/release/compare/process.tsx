import { Lines } from '../../view/page-section'
import { ChangeMark } from './change-mark'
import type { PropertyChange, StepChange } from './comparison'
import { SideBySide, TextDiff } from './side-by-side'

/** The steps that are otherwise, with what of them and of their actions. */
export function ProcessChanges({ steps }: { steps: readonly StepChange[] }) {
  return (
    <Lines>
      {steps.map((step) => (
        <li key={`${step.change} ${step.name}`} className="flex flex-col gap-2 py-2.5">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <ChangeMark change={step.change} />
            <span className="font-medium">{step.name}</span>
          </p>
          <Properties properties={step.properties} />
          {step.actions.map((action) => (
            <div key={`${action.change} ${action.name}`} className="flex flex-col gap-2 md:ml-6">
              {step.actions.length > 1 || action.name !== step.name ? (
                <p className="flex flex-wrap items-baseline gap-x-3">
                  <ChangeMark change={action.change} />
                  {action.name}
                </p>
              ) : null}
              <Properties properties={action.properties} />
            </div>
          ))}
        </li>
      ))}
    </Lines>
  )
}

function Properties({ properties }: { properties: readonly PropertyChange[] }) {
  if (properties.length === 0) return null
  return (
    <ul className="flex flex-col gap-2 md:ml-27">
      {properties.map((one) => (
        <li key={one.path.join('.')}>
          <p className="mb-1 text-sm text-muted">{one.path.join(' › ')}</p>
          <Property property={one} />
        </li>
      ))}
    </ul>
  )
}

const textOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value, null, 2)

function Property({
  property: { before, after, isSensitive, isReference, hasHidden, isCut },
}: {
  property: PropertyChange
}) {
  if (isSensitive) return <p className="text-sm text-muted">It is sensitive: what it was and is, nobody reads.</p>
  if (isReference)
    return (
      <p className="text-sm text-muted">
        It leads to others than before{hasHidden && ', some of which you may not see or are gone'}.
      </p>
    )
  const [was, is] = [textOf(before), textOf(after)]
  const hasLines = [was, is].every((text) => text !== null) && [was, is].some((text) => text?.includes('\n'))
  return (
    <>
      {hasLines ? <TextDiff before={was ?? ''} after={is ?? ''} /> : <SideBySide before={was} after={is} />}
      {isCut && <p className="text-sm text-muted">Only the beginning is shown.</p>}
    </>
  )
}
