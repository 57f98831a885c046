import { SpaceportError } from '@spaceport/kit/errors'
import { outcome, type UserError } from '@spaceport/kit/write/outcome'

/** What several parts of one input were refused for. */
export type Refusals = SpaceportError[]

/** Runs a part of a change; what is refused of it is noted, so that all that is wrong can be told at once. Null then. */
export async function noting<T>(refusals: Refusals, part: () => T | Promise<T>): Promise<T | null> {
  try {
    return await part()
  } catch (error) {
    if (!(error instanceof SpaceportError) || !Array.isArray(error.details.path)) throw error
    refusals.push(error)
    return null
  }
}

/** Throws if anything was refused: the first of it, with all of it beside. */
export function throwNoted(refusals: Refusals): void {
  const [first] = refusals
  if (!first) return
  const all = refusals.map(({ code, message, details }): UserError => ({ code, message, path: pathOf(details.path) }))
  throw new SpaceportError(first.code, first.message, { ...first.details, all })
}

function pathOf(path: unknown): string[] {
  return Array.isArray(path) ? path.map(String) : ['input']
}

/** As kit's `outcome`, but with all that was noted. */
export async function outcomeOfAll<Payload extends object>(
  work: () => Promise<Payload>,
  none: Payload,
): Promise<Payload & { errors: UserError[] }> {
  const all: UserError[] = []
  const answer = await outcome(async () => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof SpaceportError && Array.isArray(error.details.all))
        all.push(...(error.details.all as UserError[]))
      throw error
    }
  }, none)
  return all.length > 0 ? { ...answer, errors: all } : answer
}
