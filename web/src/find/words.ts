/** Names that are written as they are. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(['SSH'])

/** How a name of the graph reads: `HAS_WARNINGS` as `Has warnings`, `notYet` as `Not yet`. */
export function wordsOf(name: string): string {
  if (ABBREVIATIONS.has(name)) return name
  const words =
    name.includes('_') || name === name.toUpperCase() ? name.toLowerCase().replaceAll('_', ' ') : spaced(name)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function spaced(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
}
