import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { readName, readText } from '../write/text.js'
import { unknown, withPath } from '../write/references.js'
import { requireNoSlash } from './names.js'
import { readTagId } from './tag-id.js'

/** A tag as an input says it. */
export type TagInput = { id?: string | null; name: string; color: string; description?: string | null }

/** A tag as it is kept; `id` null: it is new. */
export type WantedTag = {
  id: number | null
  name: string
  nameKey: string
  color: string
  description: string | null
  position: number
}

/** The most tags of a set. */
const MOST = 500

const COLOR = /^#[0-9a-f]{6}$/

/**
 * All tags that a set is to have, in order. One with the id or the name of a tag that is there already (`before`) is that tag. Throws
 * `BAD_INPUT`, also for two of one name, `BAD_ID`, or `NOT_FOUND` for the id of a tag that is not of the set.
 */
export function readTags(
  context: SpaceContext,
  tags: readonly TagInput[],
  before: readonly { id: number; nameKey: string }[],
): WantedTag[] {
  if (tags.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} tags.`, 'input', 'tags')
  const wanted = tags.map((tag, position) => readTag(context, tag, position, before))
  requireOnce(
    wanted.map(({ nameKey }) => nameKey),
    'name',
  )
  requireOnce(
    wanted.flatMap(({ id }) => id ?? []),
    'id',
  )
  const taken = new Set(wanted.map(({ id }) => id))
  return wanted.map((tag) => {
    const same = tag.id === null ? before.find(({ id, nameKey }) => nameKey === tag.nameKey && !taken.has(id)) : null
    return same ? { ...tag, id: same.id } : tag
  })
}

function readTag(
  context: SpaceContext,
  { id, name, color, description }: TagInput,
  position: number,
  before: readonly { id: number }[],
): WantedTag {
  const path = (field: string) => ['input', 'tags', String(position), field]
  const read = readName(name, ...path('name'))
  requireNoSlash(read, ...path('name'))
  if (!COLOR.test(color.toLowerCase())) {
    throw refuse(
      'BAD_INPUT',
      'A colour is a number sign and six hexadecimal digits, such as #0d80d8.',
      ...path('color'),
    )
  }
  return {
    id: typeof id === 'string' ? ownId(context, id, before, path('id')) : null,
    name: read,
    nameKey: textKey(read),
    color: color.toLowerCase(),
    description: readText(description, ...path('description')),
    position,
  }
}

function ownId(context: SpaceContext, id: string, before: readonly { id: number }[], path: string[]): number {
  const { space, local } = withPath(() => readTagId(id), path)
  if (space === context.space && before.some((tag) => tag.id === local)) return local
  throw unknown(id, ...path)
}

function requireOnce(values: readonly (string | number)[], what: string): void {
  const twice = values.findIndex((value, i) => values.indexOf(value) !== i)
  if (twice >= 0) throw refuse('BAD_INPUT', `Two of the tags have one ${what}.`, 'input', 'tags', String(twice), what)
}
