/** What makes a spreadsheet take a cell for a formula, also in its wide forms. */
const FORMULA = String.raw`[=+\-@＝＋－＠]`

/** What some spreadsheet takes for the end of a cell or of a row, whatever this file's separator is. */
const END = String.raw`[;,\t\r\n]`

/** What stands in front of a formula without keeping it from being one, in some spreadsheet. */
const PASSED_OVER = String.raw`(?:(?![\t\r\n])[\p{Z}\p{Cc}\p{Cf}"'])*`

/** Where an apostrophe is put. What is looked for comes first, so that the time is linear: few places are looked back from. */
const PLACES = new RegExp(
  String.raw`(?=${FORMULA})(?<=(?:^|${END})${PASSED_OVER})|(?=[\t\r\n])(?<=^${PASSED_OVER})`,
  'gu',
)

/**
 * A text of which no spreadsheet computes a part: an apostrophe stands in front of what would begin a formula, at the beginning and after whatever
 * might end a cell, since where lists are separated by `;` a cell such as `a;=1+1` would become two. Reading takes away one apostrophe in just
 * these places, so that nothing is lost.
 */
export function harmless(text: string): string {
  return text.replace(PLACES, "'")
}
