import type { SelectionNode } from 'graphql'
import type { MissingSpace } from '../context.js'
import type { Path } from '../errors.js'

/** The argument values of one root field, coerced by its schema. */
export type Args = { readonly [name: string]: unknown }

/** What one Space answered to a root field. */
export type Part = { space: string; value: unknown }

/** One value made of many. */
export type Merged = {
  value: unknown
  /** Where a place below the field in one part's answer is in the merged value; null if it is not in it. */
  place(part: number, path: Path): Path | null
}

/** Makes one value of the parts that came. `missing`: the Spaces that were asked and gave none. May throw `BadPart`. */
export type Merge = (parts: readonly Part[], missing: readonly MissingSpace[]) => Merged

/** One way in which the answers of many Spaces become one. */
export type Strategy = {
  /** What each Space is asked for below the field, so that the merge has what it needs. */
  selections: readonly SelectionNode[]
  /** Reads the arguments of one request, once for all Spaces. Throws a `SpaceportError` that tells the caller what is wrong. */
  begin(args: Args): Merge
}

/** No Space answered: a count of 0, or an empty list, would be a lie. */
export const NOTHING: Merged = { value: null, place: () => [] }

/** A part that has the right types and still makes no sense. It is left out, and its Space counts as missing. */
export class BadPart extends Error {
  constructor(readonly part: number) {
    super(`part ${part} cannot be merged`)
    this.name = 'BadPart'
  }
}
