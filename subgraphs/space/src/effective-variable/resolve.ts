import { compareBytes, textKey } from '@spaceport/kit/page/text-key'
import type { SpaceContext } from '../context.js'
import { resolveVariables, type DecidedBy, type Lost, type Resolved } from '../variable/precedence.js'
import { loserSentence, winnerSentence } from '../variable/precedence-sentence.js'
import { variableReferences } from '../variable/references.js'
import type { EffectiveArgs } from './args.js'
import { ofTemplates, ofVariables, textOfCandidate, type Candidate } from './candidate.js'
import { circularNames } from './circular.js'
import { situationOf } from './situation.js'
import { templateValues } from './templates.js'

/** Why a value does not count: as the precedence has it, or `HIDDEN_WINNER` where what counts is not told. */
export type Why = Lost['why'] | 'HIDDEN_WINNER'

/** What one name means there. */
export type EffectiveVariable = {
  name: string
  /** The value that counts; null for none in scope, and for one that the caller may not see. */
  winner: Candidate | null
  hidden: boolean
  decidedBy: DecidedBy | null
  reason: string | null
  ambiguous: boolean
  circular: boolean
  losers: { candidate: Candidate; why: Why; reason: string }[]
}

/** The variables, by name, and whether there are more. */
export type EffectiveVariables = { variables: EffectiveVariable[]; truncated: boolean }

/** The most variables that are told at once. */
const MOST = 5_000

const HIDDEN = 'A value counts that you cannot see.'

/**
 * What each variable of a project means in an environment, perhaps for a tenant, on a target, in a step. Values that the caller may not see are not
 * shown, and names of which they see none are left out; but where such a value counts it is said so. Throws as `situationOf`.
 */
export async function effectiveVariables(context: SpaceContext, args: EffectiveArgs): Promise<EffectiveVariables> {
  const situation = await situationOf(context, args)
  const templates = await templateValues(context, situation)
  const candidates = [...ofVariables(context, situation), ...ofTemplates(situation, templates)]
  const { at } = situation
  const all = new Map(resolveVariables(candidates, at).map((resolved) => [resolved.key, resolved]))
  const seen = resolveVariables(
    candidates.filter(({ isSeen }) => isSeen),
    at,
  )
  const circular = circularNames(usesOf([...all.values()]))
  const wanted = args.name && new Set(args.name.map(textKey))
  const named = wanted ? seen.filter(({ key }) => wanted.has(key)) : seen
  const variables = named.map((resolved) => shown(resolved, all.get(resolved.key)?.winner ?? null, circular))
  variables.sort((a, b) => compareBytes(textKey(a.name), textKey(b.name)))
  return { variables: variables.slice(0, MOST), truncated: variables.length > MOST }
}

/** What is told of a name: of the values that the caller sees, unless one counts that they do not. */
function shown(
  { winner, decidedBy, ambiguous, losers }: Resolved<Candidate>,
  counting: Candidate | null,
  circular: ReadonlySet<string>,
): EffectiveVariable {
  const beaten = losers.map(({ variable, ...lost }) => ({
    candidate: variable,
    why: lost.why,
    reason: loserSentence(lost),
  }))
  const name = (winner ?? beaten[0]?.candidate)?.name ?? ''
  if (!counting || counting.isSeen) {
    const reason = decidedBy && winnerSentence(decidedBy)
    const isCircular = winner !== null && circular.has(textKey(name))
    return { name, winner, hidden: false, decidedBy, reason, ambiguous, circular: isCircular, losers: beaten }
  }
  const outside = beaten.filter(({ why }) => why === 'NOT_IN_SCOPE')
  const inside = [
    ...(winner ? [winner] : []),
    ...beaten.filter(({ why }) => why !== 'NOT_IN_SCOPE').map(({ candidate }) => candidate),
  ]
  const hiddenLosers = inside.map((candidate) => ({ candidate, why: 'HIDDEN_WINNER' as const, reason: HIDDEN }))
  return {
    ...{ name, winner: null, hidden: true, decidedBy: null, reason: HIDDEN, ambiguous: false, circular: false },
    losers: [...hiddenLosers, ...outside],
  }
}

/** The names that the values that count use, of those that the caller sees. */
function usesOf(resolved: readonly Resolved<Candidate>[]): Map<string, string[]> {
  return new Map(
    resolved.flatMap(({ key, winner }) => {
      const text = winner?.isSeen ? textOfCandidate(winner) : null
      return text === null ? [] : [[key, variableReferences(text).names] as const]
    }),
  )
}
