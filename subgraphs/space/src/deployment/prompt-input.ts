import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { keepSecret } from '../secret/keep.js'
import type { Tx } from '../write/change.js'
import { LONGEST_TEXT } from '../write/text.js'
import type { Prompted } from './prompted.js'

/** What somebody answered to a prompt: one of the two. */
export type GivenPrompt = { name: string; value?: string | null; secret?: string | null }

/** An answer that fits what was asked. */
export type Answer = { prompted: Prompted; value: string | null; secret: string | null; path: string[] }

/** The most answers. */
const MOST = 1_000

/**
 * The answers to what a deployment asks for. Throws `BAD_INPUT` for a name that is not asked for, one that is answered twice, a secret where
 * none is asked for, and a sensitive value that is not given as one.
 */
export function readAnswers(asked: readonly Prompted[], given: readonly GivenPrompt[] | null | undefined): Answer[] {
  const prompts = given ?? []
  if (prompts.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} prompts.`, 'input', 'prompts')
  const byKey = new Map(asked.map((one) => [one.key, one]))
  const answered = new Set<string>()
  return prompts.map(({ name, value = null, secret = null }, i) => {
    const path = ['input', 'prompts', String(i)]
    const prompted = byKey.get(textKey(name))
    if (!prompted) throw refuse('BAD_INPUT', 'No variable of this name is asked for here.', ...path, 'name')
    if (answered.has(prompted.key)) throw refuse('BAD_INPUT', 'It is answered twice.', ...path, 'name')
    answered.add(prompted.key)
    return { prompted, ...fitting(prompted, value, secret, path), path }
  })
}

function fitting({ isSensitive }: Prompted, value: string | null, secret: string | null, path: string[]) {
  if ((value === null) === (secret === null)) throw refuse('BAD_INPUT', 'Give a value or a secret.', ...path)
  if (isSensitive && secret === null)
    throw refuse('BAD_INPUT', 'It is sensitive: give it as a secret.', ...path, 'value')
  if (!isSensitive && value === null) throw refuse('BAD_INPUT', 'It is not sensitive: give a value.', ...path, 'secret')
  if (value !== null && (!value.isWellFormed() || value.includes('\0'))) {
    throw refuse('BAD_INPUT', 'The value is not well-formed Unicode without U+0000.', ...path, 'value')
  }
  if (value !== null && value.length > LONGEST_TEXT) {
    throw refuse('BAD_INPUT', `The value has more than ${LONGEST_TEXT} characters.`, ...path, 'value')
  }
  return { value, secret }
}

/** The required variables to which there is no answer, or a blank one. */
export function unanswered(asked: readonly Prompted[], answers: readonly Answer[]): Prompted[] {
  const answered = new Set(
    answers.filter(({ value, secret }) => (value ?? secret ?? '').trim() !== '').map(({ prompted }) => prompted.key),
  )
  return asked.filter(({ key, isRequired }) => isRequired && !answered.has(key))
}

/** An answer as it is kept; a secret by number. */
export type KeptPrompt = { name: string; value: string | null; secretId: number | null }

/** The answers as they are kept, their secrets sealed. */
export async function keepAnswers(tx: Tx, context: SpaceContext, answers: readonly Answer[]): Promise<KeptPrompt[]> {
  const kept: KeptPrompt[] = []
  for (const { prompted, value, secret, path } of answers) {
    const secretId = secret === null ? null : await keepSecret(tx, context, secret, ...path, 'secret')
    kept.push({ name: prompted.name, value, secretId })
  }
  return kept
}
