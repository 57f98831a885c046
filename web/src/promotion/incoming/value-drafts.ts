import type { BundleValueInput } from '../../generated/graphql'
import type { MissingValue } from './bundle'

/** What somebody has written for a missing value so far: a text, or that there is to be none. */
export type Draft = { text: string; isNull: boolean }

/** The drafts by the place that each is for. */
export type Drafts = Readonly<Record<string, Draft>>

/** What sets a missing value apart: its name, its environment and its tenant. */
export function placeOf({ name, environment, tenant }: MissingValue): string {
  return JSON.stringify([name, environment?.id ?? null, tenant?.id ?? null])
}

/** Whether it can be given yet: what is given per environment needs a lifecycle that says which there are. */
export function canGive({ per, environment, tenant }: MissingValue): boolean {
  return (per === 'TENANT' || environment !== null) && (per === 'ENVIRONMENT' || tenant !== null)
}

/** What is sent with the acceptance: of each missing value what was written, or that there is none; what was left is left for later. */
export function givenValues(missing: readonly MissingValue[], drafts: Drafts): BundleValueInput[] {
  return missing.filter(canGive).flatMap((value): BundleValueInput[] => {
    const draft = drafts[placeOf(value)]
    const what = whatOf(value, draft)
    if (!what) return []
    const { name, environment, tenant } = value
    return [
      {
        name,
        ...(environment ? { environment: environment.id } : {}),
        ...(tenant ? { tenant: tenant.id } : {}),
        ...what,
      },
    ]
  })
}

function whatOf({ isSensitive }: MissingValue, draft: Draft | undefined): Partial<BundleValueInput> | null {
  if (!draft) return null
  if (draft.isNull) return { isNull: true }
  if (draft.text === '') return null
  return isSensitive ? { secret: draft.text } : { value: draft.text }
}
