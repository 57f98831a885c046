/** A part of a text, from one place in it to another, in UTF-16 units. */
export type Range = { start: number; end: number }

/** A text with what was sought in it. */
export type Highlight = { field: 'TITLE' | 'TEXT'; text: string; ranges: Range[] }

/** How much of a text is shown around what was sought. */
const AROUND = 60

/** Where words, in lower case, stand in a text. Overlapping places become one. */
export function rangesOf(text: string, words: readonly string[]): Range[] {
  const { folded, places } = fold(text)
  const ranges: Range[] = []
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0 && ranges.length < 100; at = folded.indexOf(word, at + word.length)) {
      ranges.push({ start: places[at] ?? 0, end: places[at + word.length] ?? text.length })
    }
  }
  return joined(ranges.sort((a, b) => a.start - b.start || a.end - b.end))
}

/** A text in the form in which it is searched, and for each unit of that where it came from. */
function fold(text: string): { folded: string; places: number[] } {
  let folded = ''
  const places: number[] = []
  let at = 0
  for (const character of text) {
    const form = character.normalize('NFKC').toLowerCase().normalize('NFKC')
    for (let i = 0; i < form.length; i++) places.push(at)
    folded += form
    at += character.length
  }
  places.push(at)
  return { folded, places }
}

function joined(ranges: readonly Range[]): Range[] {
  const all: Range[] = []
  for (const { start, end } of ranges) {
    const last = all.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else all.push({ start, end })
  }
  return all
}

/** The part of a long text around the first word that stands in it; null if none does. */
export function excerpt(text: string, words: readonly string[]): Highlight | null {
  const [first] = rangesOf(text, words)
  if (!first) return null
  const from = onCharacter(text, Math.max(0, first.start - AROUND))
  const part = text.slice(from, onCharacter(text, Math.min(text.length, first.end + AROUND)))
  return { field: 'TEXT', text: part, ranges: rangesOf(part, words) }
}

/** The place itself, or the one before it if it lies within a surrogate pair. */
function onCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}
