/** A token of a JSON text that is known to be valid: a text, a number, or punctuation that opens, closes or separates. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|[{}[\]:,]/g

/** How deep values may lie in each other. Whatever is written out again is written recursively. */
const DEEPEST = 64

type Level = { keys: Set<string> | null; at: string | number }

/**
 * What `JSON.parse` loses silently from a valid JSON text: of two equal names in one object only the last (RFC 8259, 4, leaves
 * open which counts), and the digits of a number that no double holds. Null if nothing is lost.
 */
export function jsonFault(text: string): string | null {
  const levels: Level[] = []
  let expectsKey = false
  for (const [token] of text.matchAll(TOKEN)) {
    const level = levels.at(-1)
    if (token === '{' || token === '[') {
      if (levels.length === DEEPEST) return `nests deeper than ${DEEPEST} levels`
      levels.push(token === '{' ? { keys: new Set(), at: '' } : { keys: null, at: 0 })
      expectsKey = token === '{'
    } else if (token === '}' || token === ']') {
      levels.pop()
      expectsKey = false
    } else if (token === ',') {
      expectsKey = level !== undefined && level.keys !== null
      if (typeof level?.at === 'number') level.at++
    } else if (expectsKey && level?.keys && token.startsWith('"')) {
      const key: string = JSON.parse(token)
      level.at = key
      if (level.keys.has(key)) return `has ${placeOf(levels)} twice`
      level.keys.add(key)
      expectsKey = false
    } else if (!token.startsWith('"') && token !== ':' && !isExact(token)) {
      return `has the number ${token.slice(0, 40)} at ${placeOf(levels)}, which cannot be kept exactly; write it as text`
    }
  }
  return null
}

function placeOf(levels: readonly Level[]): string {
  const steps = levels.map(({ at }) => (typeof at === 'number' ? `[${at}]` : `.${at}`))
  const place = steps.join('').replace(/^\./, '')
  return `"${place.length > 120 ? `${place.slice(0, 120)}...` : place}"`
}

/** Whether a number comes out of a double with the value that it was written with. */
function isExact(literal: string): boolean {
  return normal(literal) === normal(String(Number(literal)))
}

/** A number's significant digits and power of ten, the same for all ways to write it. */
function normal(literal: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(literal) ?? []
  if (whole === '') return 'no number'
  const digits = `${whole}${fraction}`.replace(/^0+/, '')
  const significant = digits.replace(/0+$/, '')
  if (significant === '') return '0'
  return `${sign}${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`
}
