/** The longest order key, in UTF-8 bytes. */
export const LONGEST_KEY = 256

/**
 * The form of a text by which it is ordered and found: NFKC (Unicode Annex 15), lower case, runs of white space as one
 * space, at most 256 UTF-8 bytes, cut between code points. It is computed where a row is written, stored in a
 * `COLLATE "C"` column, and never computed again for ordering: cursors carry the stored key.
 */
export function textKey(text: string): string {
  const normal = text.toWellFormed().normalize('NFKC').toLowerCase().normalize('NFKC').replace(/\s+/gu, ' ').trim()
  return cut(normal, LONGEST_KEY)
}

function cut(text: string, bytes: number): string {
  const encoded = Buffer.from(text, 'utf8')
  if (encoded.length <= bytes) return text
  let end = bytes
  while (((encoded[end] ?? 0) & 0b1100_0000) === 0b1000_0000) end--
  return encoded.toString('utf8', 0, end)
}

/** Orders two texts by their UTF-8 bytes, as PostgreSQL's `COLLATE "C"` does. (`<` would order UTF-16 code units.) */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return rank(x) - rank(y)
  }
  return a.length - b.length
}

/** A code unit's place in code point order: surrogates (which stand for U+10000 and above) come after U+E000..U+FFFF. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000
}
