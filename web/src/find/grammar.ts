/** One word of a typed query: `key:value`, or a word to be found in texts (`key` is null). */
export type Term = { key: string | null; value: string }

/** A typed query as words. Values with blanks stand in double quotes: `environment:"Test 2"`; within, `\"` is a quote. */
export function readQuery(text: string, keys: readonly string[]): Term[] {
  const terms: Term[] = []
  const pattern = /(?:([\p{L}][\p{L}\d-]*):)?(?:"((?:\\.|[^"\\])*)"?|(\S+))/gu
  for (const [whole, key, quoted, plain] of text.matchAll(pattern)) {
    const value = quoted === undefined ? (plain ?? '') : quoted.replace(/\\(.)/gu, '$1')
    const known = key === undefined ? undefined : keys.find((one) => one.toLowerCase() === key.toLowerCase())
    if (known !== undefined)
      terms.push(...valuesOf(value, quoted !== undefined).map((one) => ({ key: known, value: one })))
    // What looks like a key and is none is a word to be found, such as a time or a version.
    else terms.push({ key: null, value: key === undefined ? value : whole })
  }
  return terms
}

/** `a,b` are two values, unless it stands in quotes. */
function valuesOf(value: string, isQuoted: boolean): string[] {
  return isQuoted ? [value] : value.split(',').filter((one) => one !== '')
}

/** A query as one would type it. */
export function writeQuery(terms: readonly Term[]): string {
  return terms.map(({ key, value }) => (key === null ? value : `${key}:${quote(value)}`)).join(' ')
}

function quote(value: string): string {
  return /[\s",]/u.test(value) || value === '' ? `"${value.replace(/(["\\])/gu, '\\$1')}"` : value
}

/** Whether a name is meant by a typed value, whatever its case; `pay*` means every name that begins so. */
export function isMeant(name: string, value: string): boolean {
  const [one, other] = [name.toLowerCase(), value.toLowerCase()]
  return other.endsWith('*') ? one.startsWith(other.slice(0, -1)) : one === other
}

/** The word that the caret stands in, of which suggestions are made: where it begins and what it says so far. */
export function wordAt(text: string, caret: number): { start: number; key: string | null; typed: string } {
  const before = text.slice(0, caret)
  const found = /(?:([\p{L}][\p{L}\d-]*):)?("(?:\\.|[^"\\])*|[^\s"]*)$/u.exec(before)
  const [whole = '', key, value = ''] = found ?? []
  return { start: caret - whole.length, key: key ?? null, typed: value.replace(/^"/, '') }
}
