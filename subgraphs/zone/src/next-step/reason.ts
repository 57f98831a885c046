import type { Carried } from '../trace/bundles.js'
import type { Progress, Standing } from './progress.js'

/** What a sentence about a step may name: only what the caller sees. */
export type Named = {
  /** What its Space is called. */
  space: string
  /** What the steps are called that it waits for. */
  waitsFor: readonly string[]
  /** How many more it waits for that the caller cannot see. */
  hidden: number
  last: Carried | null
  teller: Standing['teller']
  bundle: Standing['bundle']
}

/** Why a step stands as it does, and what is to be done about it, as a sentence. */
export function reasonOf({ state, action, lacking }: Progress, named: Named): string {
  const { space, teller, bundle } = named
  const to = lacking.length > 0 ? ` to ${listed(lacking)}` : ''
  if (state === 'DONE') return `It is deployed in ${space}.`
  if (state === 'BLOCKED') return `It waits for ${listed(waitedFor(named))}.`
  if (teller === 'SILENT') return `${space} did not answer, so that it is not known how it stands there.`
  switch (action) {
    case 'DEPLOY':
      return `It is to be deployed${to} in ${space}.`
    case 'WAIT_FOR_RECEIPT':
      return `It is in ${space}. A receipt has to tell that it was deployed${to}.`
    case 'IMPORT':
      return `${theBundle(named)} is to be taken in by ${space}.`
    case 'ACCEPT':
      return `${theBundle(named)} is to be accepted in ${space}.`
    default:
      return `${BEFORE[bundle] ?? ''}It is to be promoted to ${space}.`
  }
}

const BEFORE: Partial<Record<Standing['bundle'], string>> = {
  EXPIRED: 'The last bundle has expired. ',
  REJECTED: 'The last bundle was rejected. ',
}

function waitedFor({ waitsFor, hidden }: Named): string[] {
  if (hidden === 0) return [...waitsFor]
  return [...waitsFor, hidden === 1 ? 'a step that you cannot see' : `${hidden} steps that you cannot see`]
}

function theBundle({ last }: Named): string {
  const sequence = last?.made?.sequence ?? last?.imported?.sequence ?? null
  return sequence === null ? 'The bundle' : `Bundle ${sequence}`
}

/** `A`, `A and B`, `A, B and C`. */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}
