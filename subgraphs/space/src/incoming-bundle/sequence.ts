import type { BundleStatement } from '@spaceport/kit/bundle/statement'
import { SpaceportError } from '@spaceport/kit/errors'

/** The bundle that came last from a Space, as the trust in it keeps that; 0 and null for none yet. */
export type Last = { lastSequence: number; lastDigest: string | null }

/** The largest number of a bundle, which a column of 32 bits holds. */
const LARGEST = 2 ** 31 - 1

/**
 * Throws unless a bundle, which never came before, is the next one: `SEQUENCE_ROLLBACK` for one from before the last, `SEQUENCE_GAP` when one
 * before it is missing that its source has not withdrawn, or when it follows another one than the last. The source signs what it has withdrawn.
 */
export function requireNext({ lastSequence, lastDigest }: Last, statement: BundleStatement): void {
  const { sequence, previous, withdrawn } = statement
  if (sequence <= lastSequence) {
    const message = `The bundle has the number ${sequence}, and number ${lastSequence} was taken in already.`
    throw new SpaceportError('SEQUENCE_ROLLBACK', message)
  }
  if (sequence > LARGEST) throw new SpaceportError('BUNDLE_MALFORMED', 'No Space has made so many bundles.')
  const next = lastSequence + 1
  if (sequence === next) {
    if (previous === lastDigest) return
    throw new SpaceportError(
      'SEQUENCE_GAP',
      `The bundle does not follow the last one that came, number ${lastSequence}.`,
    )
  }
  const gone = new Set(withdrawn.map((one) => one.sequence))
  // Ascending and below its own number, as every statement has them: so what is missing is found without counting far.
  let missing = next
  while (missing < sequence && gone.has(missing)) missing++
  if (missing === sequence) return
  throw new SpaceportError(
    'SEQUENCE_GAP',
    `The bundle has the number ${sequence}, and number ${missing} has not come yet.`,
  )
}
