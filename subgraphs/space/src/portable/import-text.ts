import { SpaceportError } from '@spaceport/kit/errors'
import { refuse } from '@spaceport/kit/write/outcome'

/** A text as one of an enum's values. Throws `BAD_INPUT`. */
export function readOneOf<Value extends string>(
  values: Readonly<Record<string, Value>>,
  text: string,
  what: string,
): Value {
  const found = Object.values(values).find((value) => value === text)
  if (found === undefined) throw refuse('BAD_INPUT', `There is no such ${what}.`)
  return found
}

/** Runs checks of what a bundle carries, in which what is wrong with an input is what is wrong with the bundle. Throws `BUNDLE_MALFORMED`. */
export function asCarried<T>(check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (!(error instanceof SpaceportError) || error.code === 'INTERNAL') throw error
    throw new SpaceportError('BUNDLE_MALFORMED', `The bundle carries what cannot be kept. ${error.message}`)
  }
}

/** Throws `BAD_INPUT` for more of something than there may be. */
export function requireAtMost(items: { readonly length: number }, most: number, what: string): void {
  if (items.length > most) throw refuse('BAD_INPUT', `At most ${most} ${what}.`)
}
