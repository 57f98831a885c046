/**
 * A place in a text that only moves on. `steps` counts what was done, so that a test can tell that it grows with the text and not
 * with its square, without a clock.
 */
export type Cursor = { readonly text: string; at: number; steps: number }

/** The character at the cursor; empty at the end. */
export function here({ text, at }: Cursor): string {
  return text[at] ?? ''
}

/** Moves on to a place that is not before the cursor; a negative one is the end. */
export function moveTo(cursor: Cursor, place: number): void {
  const to = place < 0 ? cursor.text.length : Math.min(place, cursor.text.length)
  if (to < cursor.at) throw new RangeError('a cursor never goes back')
  cursor.steps += 1 + to - cursor.at
  cursor.at = to
}

/** Moves on while the characters are of a kind, and gives what lay between. `kind` matches one character. */
export function take(cursor: Cursor, kind: RegExp): string {
  const from = cursor.at
  while (cursor.at < cursor.text.length && kind.test(here(cursor))) moveTo(cursor, cursor.at + 1)
  return cursor.text.slice(from, cursor.at)
}

/** Moves on over white space. */
export function skipSpace(cursor: Cursor): void {
  take(cursor, /\s/)
}
