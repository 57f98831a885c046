import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { unknown } from '../write/references.js'
import type { TemplateRow } from './columns.js'
import type { GivenTemplate } from './given.js'
import { readTemplate, type ReadTemplate } from './read.js'
import { readTemplateId } from './template-id.js'

/** A template as it is to be, and what it is now; null for a new one. */
export type Matched = { read: ReadTemplate; before: TemplateRow | null; path: string[] }

/**
 * Reads all templates of an owner. One keeps its number if its id is given, else if its name is. Throws `BAD_INPUT`, `BAD_ID`, `NOT_FOUND` for an
 * id of none of them, and `CONFLICT` for two of one name.
 */
export function matchTemplates(
  context: SpaceContext,
  given: readonly GivenTemplate[],
  rows: readonly TemplateRow[],
  ...path: string[]
): Matched[] {
  const named = new Set<number>()
  for (const [i, { id }] of given.entries()) {
    if (id === null || id === undefined) continue
    const at = [...path, String(i), 'id']
    const local = readTemplateId(context, id, ...at)
    if (!rows.some((row) => row.id === local)) throw unknown(id, ...at)
    if (named.has(local)) throw refuse('BAD_INPUT', 'It is named twice.', ...at)
    named.add(local)
  }
  const names = new Set<string>()
  return given.map((one, i) => {
    const at = [...path, String(i)]
    const before = rows.find((row) => matches(context, one, row, named)) ?? null
    const read = readTemplate(one, before, ...at)
    if (names.has(read.nameKey)) throw refuse('CONFLICT', `Two templates are called "${read.name}".`, ...at, 'name')
    names.add(read.nameKey)
    return { read, before, path: at }
  })
}

function matches(context: SpaceContext, given: GivenTemplate, row: TemplateRow, named: ReadonlySet<number>): boolean {
  if (given.id !== null && given.id !== undefined) return readTemplateId(context, given.id) === row.id
  return !named.has(row.id) && textKey(given.name) === textKey(row.name)
}
