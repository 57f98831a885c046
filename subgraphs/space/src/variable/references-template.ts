import { textKey } from '@spaceport/kit/page/text-key'
import { here, moveTo, skipSpace, take, type Cursor } from './references-cursor.js'
import { readSymbol, type SymbolPath } from './references-symbol.js'

/**
 * What a reader is within: a `#{` without its `}` yet, or the `BODY` between `#{if}` and `#{/if}`, which is text.
 * `awaits`: whether a symbol may come next · `before`: what its `}` does · `item`: what a loop calls its items.
 */
type Tag = { kind: Kind | 'BODY'; awaits: boolean; before: 'BODY' | 'NOTHING'; item: string | null }

type Kind = 'VALUE' | 'IF' | 'EACH' | 'CALC'

/** What is read, the tags around, the innermost last, and how many loops around use a name for their items. */
type Reader = { cursor: Cursor; tags: Tag[]; items: Map<string, number>; use: (symbol: SymbolPath) => void }

/** What may follow a symbol, so that it is one. */
const ENDS: Record<Kind, RegExp> = { VALUE: /[|}]/, IF: /[|}=!]/, EACH: /}/, CALC: /[-+*/%)}]/ }

const KEYWORD = /(if|unless|elseif|each|calc)(?=\s)/iy

/**
 * Reads the symbols of a text that Octostache would replace (octopus.com/docs/projects/variables/variable-substitutions;
 * OctopusDeploy/Octostache `TemplateParser`), in one pass: values, conditions, loops, calculations, one within another. What has no end,
 * and so is left alone by Octostache, may be taken for what it begins like.
 */
export function readTemplate(cursor: Cursor, use: (symbol: SymbolPath) => void): void {
  const reader: Reader = { cursor, tags: [], items: new Map(), use }
  while (cursor.at < cursor.text.length) {
    const tag = reader.tags.at(-1)
    if (here(cursor) === '#') {
      if (opens(cursor)) open(reader)
    } else if (!tag || tag.kind === 'BODY') {
      moveTo(cursor, cursor.text.indexOf('#', cursor.at))
    } else {
      goOn(reader, tag, tag.kind)
    }
  }
}

/** Goes over the `#`s at the cursor, and the `{` behind them. An even number of them escapes it: `##{` is the text `#{`. */
function opens(cursor: Cursor): boolean {
  const hashes = take(cursor, /#/).length
  if (here(cursor) !== '{') return false
  moveTo(cursor, cursor.at + 1)
  return hashes % 2 === 1
}

/** Reads what a tag begins with, and is then within it. */
function open({ cursor, tags, items }: Reader): void {
  skipSpace(cursor)
  const { text, at } = cursor
  if (here(cursor) === '/') closeBody(tags, items, text.startsWith('each}', at + 1))
  const isText = here(cursor) === '/' || text.startsWith('else}', at)
  KEYWORD.lastIndex = at
  const keyword = KEYWORD.exec(text)?.[0].toLowerCase()
  moveTo(cursor, at + (keyword?.length ?? 0))
  const kind = !keyword ? 'VALUE' : keyword === 'calc' ? 'CALC' : keyword === 'each' ? 'EACH' : 'IF'
  const item = kind === 'EACH' ? readItem(cursor) : null
  const before = keyword === 'if' || keyword === 'unless' || item !== null ? 'BODY' : 'NOTHING'
  tags.push({ kind, awaits: !isText && (kind !== 'EACH' || item !== null), before, item })
}

/** Reads `item in` of a loop; null if it is none. */
function readItem(cursor: Cursor): string | null {
  const from = cursor.at
  while (/[^#{}]/.test(here(cursor)) && !/^\sin\s$/i.test(cursor.text.slice(cursor.at, cursor.at + 4))) {
    moveTo(cursor, cursor.at + 1)
  }
  if (!/\s/.test(here(cursor))) return null
  const item = textKey(cursor.text.slice(from, cursor.at))
  moveTo(cursor, cursor.at + 3)
  return item
}

/** Leaves the body that ends here; with a loop's also those in it that have no end of their own. */
function closeBody(tags: Tag[], items: Map<string, number>, isLoop: boolean): void {
  while (tags.at(-1)?.kind === 'BODY' && (isLoop || tags.at(-1)?.item === null)) {
    const item = tags.pop()?.item ?? null
    if (item !== null) items.set(item, (items.get(item) ?? 1) - 1)
    if (!isLoop || item !== null) return
  }
}

/** Leaves a tag at its `}`, perhaps for the body behind it. */
function closeTag({ tags, items }: Reader): void {
  const tag = tags.pop()
  if (tag?.before !== 'BODY') return
  if (tag.item !== null) items.set(tag.item, (items.get(tag.item) ?? 0) + 1)
  tags.push({ kind: 'BODY', awaits: false, before: 'NOTHING', item: tag.item })
}

/** Goes on by one thing within a tag. */
function goOn(reader: Reader, tag: Tag, kind: Kind): void {
  const { cursor } = reader
  const { text, at } = cursor
  const c = here(cursor)
  if (c === '}') {
    closeTag(reader)
  } else if (kind === 'CALC' && c === '{') {
    reader.tags.push({ kind: 'VALUE', awaits: true, before: 'NOTHING', item: null })
  } else if (c === '|') {
    tag.awaits = false
  } else if (kind === 'IF' && (text.startsWith('==', at) || text.startsWith('!=', at))) {
    tag.awaits = true
    moveTo(cursor, at + 1)
  } else if (kind === 'CALC' && /[-+*/%()]/.test(c)) {
    tag.awaits = true
  } else if (c === '"' || text.startsWith('\\"', at)) {
    tag.awaits = false
    return skipQuoted(cursor)
  } else if (tag.awaits && /\S/.test(c)) {
    tag.awaits = false
    if (kind === 'CALC' && /\d/.test(c)) return void take(cursor, /[\d.]/)
    return readOperand(reader, kind)
  }
  moveTo(cursor, cursor.at + 1)
}

/** Reads a symbol where one may stand. */
function readOperand({ cursor, items, use }: Reader, kind: Kind): void {
  const symbol = readSymbol(cursor)
  skipSpace(cursor)
  if (!symbol || items.get(textKey(symbol.first))) return
  if (symbol.name === null || ENDS[kind].test(here(cursor))) use(symbol)
}

/** Goes over a text in quotes, `"` or `\"`, but not over a `#`, with which a tag may begin. */
function skipQuoted(cursor: Cursor): void {
  const mark = here(cursor) === '"' ? '"' : '\\"'
  moveTo(cursor, cursor.at + mark.length)
  while (/[^#]/.test(here(cursor)) && !cursor.text.startsWith(mark, cursor.at)) moveTo(cursor, cursor.at + 1)
  if (cursor.text.startsWith(mark, cursor.at)) moveTo(cursor, cursor.at + mark.length)
}
