import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { isKind, KINDS } from '../entity/kinds.js'
import { loadEntity } from '../entity/load.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { excerpt, rangesOf, type Highlight, type Range } from './highlight.js'

/** A document that was found, and the words by which. */
export type Hit = {
  id: number
  kind: string
  local: number
  title: string
  textKey: string
  score: number
  words: readonly string[]
}

const HighlightRange = builder.objectRef<Range>('HighlightRange').implement({
  description: 'A part of a text, in UTF-16 units.',
  access: 'Public',
  fields: (t) => ({
    start: t.exposeInt('start', { description: 'Where it begins.' }),
    end: t.exposeInt('end', { description: 'Where it ends: the first unit that is no more part of it.' }),
  }),
})

const HighlightField = builder.enumType('HighlightField', {
  description: 'Which text of something was found.',
  values: {
    TITLE: { description: 'Its name.' },
    TEXT: { description: 'Another text, such as its description, in lower case and cut to what stands around.' },
  } as const,
})

const SearchHighlight = builder.objectRef<Highlight>('SearchHighlight').implement({
  description: 'A text in which what was sought stands.',
  access: 'Public',
  fields: (t) => ({
    field: t.expose('field', { type: HighlightField, description: 'Which text.' }),
    text: t.exposeString('text', { description: 'The text, or a part of it.' }),
    ranges: t.expose('ranges', { type: [HighlightRange], description: 'Where in it.' }),
  }),
})

export const SearchHit = builder.objectRef<Hit>('SearchHit').implement({
  description: 'Something that a search found.',
  access: 'Public',
  fields: (t) => ({
    id: t.id({
      description: 'The id of what was found: `Spaces-12/Projects-7`.',
      resolve: ({ kind, local }, _args, { space }) => entityId(space, kind, local),
    }),
    space: t.field(itsSpace),
    kind: t.exposeString('kind', { description: 'Its kind as in ids, such as `Projects`.' }),
    title: t.exposeString('title', { description: 'Its name.' }),
    score: t.exposeInt('score', {
      description:
        'How well it fits: the same in every Space, so that hits of many can be compared. A million and more where the title has all words, two where the title is what was sought.',
    }),
    highlights: t.field({
      type: [SearchHighlight],
      description: 'Where the words stand: in the name, else in another text.',
      resolve: ({ title, textKey, words }) => {
        const ranges = rangesOf(title, words)
        if (ranges.length > 0) return [{ field: 'TITLE' as const, text: title, ranges }]
        return [excerpt(textKey, words)].filter((one) => one !== null)
      },
    }),
    node: t.field({
      type: Node,
      nullable: true,
      description: 'What was found, as it is now. Read by one statement for each kind on the page.',
      async resolve({ kind, local }, _args, context, info) {
        if (!isKind(kind)) return null
        const row = await loadEntity(context, info, KINDS[kind], local)
        return row && Object.assign(row, { __typename: KINDS[kind] })
      },
    }),
  }),
})

export const SearchHitConnection = connectionType(SearchHit, 'Public')
