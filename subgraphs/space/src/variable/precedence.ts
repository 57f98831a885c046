import { compareBytes, textKey } from '@spaceport/kit/page/text-key'
import {
  DIMENSIONS,
  meetings,
  type Dimension,
  type Meeting,
  type VariableContext,
  type VariableScope,
} from './precedence-scope.js'

/** One value of a variable. */
export type ScopedVariable = {
  id: number
  name: string
  scope: VariableScope
  /** What says it: the project, a library set of it, or the value that a tenant gave to a template of either. */
  source: 'PROJECT' | 'LIBRARY' | 'TENANT_PROJECT' | 'TENANT_LIBRARY'
  /** The tenant whose value it is; null for all but those of tenants. */
  tenantId: number | null
  /** The place of its library set among those of the project, of which the first counts first; null unless of a set. */
  libraryOrder: number | null
}

/** What decided for the winner against the next best: a dimension that only it is scoped to, or what comes after all of these are alike. */
export type DecidedBy = 'ONLY_VALUE' | Dimension | 'PROJECT' | 'LIBRARY_ORDER' | 'LOWEST_ID'

/** Why a value lost: `dimension` excludes it, or is what the winner is scoped to and it is not. */
export type Lost =
  | { why: 'NOT_IN_SCOPE' | 'LESS_SPECIFIC'; dimension: Dimension }
  | { why: 'LIBRARY_AFTER_PROJECT' | 'LATER_LIBRARY_SET' | 'AMBIGUOUS'; dimension: null }

/** A value that does not count, and why. */
export type Loser<V> = Lost & { variable: V }

/** What one name means in a context. */
export type Resolved<V extends ScopedVariable> = {
  /** The name as it tells variables apart. */
  key: string
  /** The value that counts; null if none is in scope. */
  winner: V | null
  decidedBy: DecidedBy | null
  /** Whether nothing but its number sets the winner apart from others. Octopus then takes any of them; here the lowest number counts. */
  ambiguous: boolean
  /** Those in scope first, the next best at their head. */
  losers: Loser<V>[]
}

/**
 * What each name means in a context, by names (octopus.com/docs/projects/variables/getting-started#scope-specificity). Of the values in
 * scope the one counts that is scoped to the most specific dimension that not both have, so that a value scoped twice comes before one
 * scoped once; then the project's come before those of library sets, and these in the order of the sets.
 */
export function resolveVariables<V extends ScopedVariable>(
  variables: readonly V[],
  context: VariableContext,
): Resolved<V>[] {
  const byKey = new Map<string, Candidate<V>[]>()
  for (const variable of variables) {
    const key = textKey(variable.name)
    const candidate = { variable, met: meetings(variable.scope, variable.tenantId, context) }
    const others = byKey.get(key)
    if (others) others.push(candidate)
    else byKey.set(key, [candidate])
  }
  return [...byKey].sort(([a], [b]) => compareBytes(a, b)).map(([key, candidates]) => resolve(key, candidates))
}

type Candidate<V> = { variable: V; met: Record<Dimension, Meeting> }

function resolve<V extends ScopedVariable>(key: string, candidates: Candidate<V>[]): Resolved<V> {
  const inScope: Candidate<V>[] = []
  const outside: Loser<V>[] = []
  for (const candidate of candidates) {
    const dimension = excludedBy(candidate.met)
    if (dimension) outside.push({ variable: candidate.variable, why: 'NOT_IN_SCOPE', dimension })
    else inScope.push(candidate)
  }
  const [winner, ...others] = inScope.sort(order)
  if (!winner) return { key, winner: null, decidedBy: null, ambiguous: false, losers: outside }
  const decidedBy = others[0] ? difference(winner, others[0]) : 'ONLY_VALUE'
  const beaten = others.map((other) => ({ variable: other.variable, ...lost(difference(winner, other)) }))
  const ambiguous = decidedBy === 'LOWEST_ID'
  return { key, winner: winner.variable, decidedBy, ambiguous, losers: [...beaten, ...outside] }
}

function excludedBy(met: Record<Dimension, Meeting>): Dimension | null {
  return DIMENSIONS.find((dimension) => met[dimension] === 'EXCLUDED') ?? null
}

type Difference = Exclude<DecidedBy, 'ONLY_VALUE'>

/** What tells two values that are in scope apart. */
function difference(a: Candidate<ScopedVariable>, b: Candidate<ScopedVariable>): Difference {
  const dimension = DIMENSIONS.find((each) => a.met[each] !== b.met[each])
  if (dimension) return dimension
  if (isOfLibrary(a.variable) !== isOfLibrary(b.variable)) return 'PROJECT'
  return libraryPlace(a.variable) === libraryPlace(b.variable) ? 'LOWEST_ID' : 'LIBRARY_ORDER'
}

/** Orders values that are in scope, the one that counts first. */
function order(a: Candidate<ScopedVariable>, b: Candidate<ScopedVariable>): number {
  const by = difference(a, b)
  if (by === 'PROJECT') return isOfLibrary(a.variable) ? 1 : -1
  if (by === 'LIBRARY_ORDER') return libraryPlace(a.variable) - libraryPlace(b.variable)
  if (by === 'LOWEST_ID') return a.variable.id - b.variable.id
  return a.met[by] === 'MET' ? -1 : 1
}

/** Why a value lost against the winner, by what tells them apart. */
function lost(by: Difference): Lost {
  if (by === 'PROJECT') return { why: 'LIBRARY_AFTER_PROJECT', dimension: null }
  if (by === 'LIBRARY_ORDER') return { why: 'LATER_LIBRARY_SET', dimension: null }
  return by === 'LOWEST_ID' ? { why: 'AMBIGUOUS', dimension: null } : { why: 'LESS_SPECIFIC', dimension: by }
}

function isOfLibrary({ source }: ScopedVariable): boolean {
  return source === 'LIBRARY' || source === 'TENANT_LIBRARY'
}

/** The place of a value's set; all of a project are alike. */
function libraryPlace(variable: ScopedVariable): number {
  return isOfLibrary(variable) ? (variable.libraryOrder ?? Number.MAX_SAFE_INTEGER) : 0
}
