import { here, moveTo, take, type Cursor } from './references-cursor.js'

/**
 * A variable as Octostache names it: `Name`, `Octopus.Action[Deploy].Output.Url`. `name` is all of it, null when part of it depends
 * on another variable (`Name[#{Other}]`); `base` is what stands before its first index, `first` what stands before its first dot or index.
 */
export type SymbolPath = { name: string | null; base: string; first: string }

/** What Octostache takes in an identifier; white space is not around it. */
const IDENTIFIER = /[\p{L}\p{Nd}\s_\-:/~()@]/u

/** Reads a symbol from the cursor on; null if there is none. It stops at a `#{` inside of an index, which the reader goes on with. */
export function readSymbol(cursor: Cursor): SymbolPath | null {
  const first = take(cursor, IDENTIFIER).trim()
  if (first === '') return null
  let name = first
  let base: string | null = null
  for (;;) {
    if (here(cursor) === '.') {
      moveTo(cursor, cursor.at + 1)
      const part = take(cursor, IDENTIFIER).trim()
      if (part === '') return null
      name += `.${part}`
    } else if (here(cursor) === '[') {
      base ??= name
      const index = readIndex(cursor)
      if (index === 'DYNAMIC') return { name: null, base, first }
      if (index === null) return null
      name += `[${index.trim()}]`
    } else {
      return { name, base: base ?? name, first }
    }
  }
}

/** What stands in the brackets that begin at the cursor, with brackets in it; null if they have no end before a `#{`. */
function readIndex(cursor: Cursor): string | 'DYNAMIC' | null {
  const from = cursor.at + 1
  let depth = 0
  for (; cursor.at < cursor.text.length; moveTo(cursor, cursor.at + 1)) {
    const c = here(cursor)
    if (cursor.text.startsWith('#{', cursor.at))
      return cursor.text.slice(from, cursor.at).trim() === '' ? 'DYNAMIC' : null
    if (c === '[') depth++
    if (c === ']' && --depth === 0) {
      const index = cursor.text.slice(from, cursor.at)
      moveTo(cursor, cursor.at + 1)
      return index
    }
  }
  return null
}
