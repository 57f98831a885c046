import { LARGEST_PAGE } from '@spaceport/kit/page/args'
import { builder } from '../builder.js'
import { directoryId } from '../graph/ids.js'
import { PageInfo } from '../graph/page-info.js'
import { UserKind } from '../user/type.js'
import type { Holder, HeldInSpace } from './holder.js'
import type { HolderPage, PlacedHolder } from './holder-page.js'
import { AccessChain, AccessThing } from './types.js'

const HeldInSpaceType = builder.objectRef<HeldInSpace>('RightInSpace').implement({
  description: 'A Space in which somebody has a right, and by what.',
  access: 'Public',
  fields: (t) => ({
    space: t.field({
      type: AccessThing,
      description: 'The Space.',
      resolve: ({ space, name }) => ({ id: directoryId('Spaces', space), name }),
    }),
    chains: t.expose('chains', { type: [AccessChain], description: 'Every way by which they have it there.' }),
  }),
})

const RightHolder = builder.objectRef<Holder>('RightHolder').implement({
  description: 'Somebody who can do what was asked, and by what.',
  access: 'Public',
  fields: (t) => ({
    id: t.id({ description: 'The id of the user.', resolve: ({ id }) => directoryId('Users', id) }),
    name: t.exposeString('name', { description: 'The name, for people.' }),
    kind: t.expose('kind', { type: UserKind, description: 'Whether it is a person or a program.' }),
    fleet: t.expose('fleet', { type: [AccessChain], description: 'Their roles over the fleet that give it.' }),
    spaces: t.field({
      type: [HeldInSpaceType],
      description: `The Spaces in which they can do it, by id; the first ${LARGEST_PAGE}.`,
      resolve: ({ spaces }) => spaces.slice(0, LARGEST_PAGE),
    }),
    spaceCount: t.int({ description: 'In how many Spaces they can do it.', resolve: ({ spaces }) => spaces.length }),
  }),
})

const RightHolderEdge = builder.objectRef<PlacedHolder>('RightHolderEdge').implement({
  description: 'One row of the list.',
  access: 'Public',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: "The row's place in the list: valid with the same question." }),
    node: t.expose('node', { type: RightHolder, description: 'Who can do it.' }),
  }),
})

type Missing = HolderPage['missing'][number]

const UnansweredSpace = builder.objectRef<Missing>('UnansweredSpace').implement({
  description: 'A Space that did not say who can do it.',
  access: 'Public',
  fields: (t) => ({
    space: t.id({ description: 'The id of the Space.', resolve: ({ space }) => directoryId('Spaces', space) }),
    reason: t.exposeString('reason', {
      description:
        'Why, as an error code: `FORBIDDEN` where the caller may not see teams and roles, or such as `SPACE_UNAVAILABLE`.',
    }),
  }),
})

const WhoCanCompleteness = builder.objectRef<HolderPage>('WhoCanCompleteness').implement({
  description: 'How much of the fleet the answer speaks of.',
  access: 'Public',
  fields: (t) => ({
    asked: t.exposeInt('asked', { description: 'How many Spaces were asked.' }),
    answered: t.int({ description: 'How many answered.', resolve: ({ asked, missing }) => asked - missing.length }),
    missing: t.expose('missing', { type: [UnansweredSpace], description: 'Those that did not.' }),
  }),
})

export const RightHolderConnection = builder.objectRef<HolderPage>('RightHolderConnection').implement({
  description: 'A page of those who can do something, by name.',
  access: 'Public',
  fields: (t) => ({
    edges: t.expose('edges', { type: [RightHolderEdge], description: 'The rows with their cursors.' }),
    nodes: t.field({
      type: [RightHolder],
      description: 'The rows.',
      resolve: ({ edges }) => edges.map(({ node }) => node),
    }),
    pageInfo: t.field({
      type: PageInfo,
      description: 'Where the page lies in the list.',
      resolve: ({ edges, hasNextPage, hasPreviousPage }) => ({
        ...{ hasNextPage, hasPreviousPage },
        start: () => edges[0]?.cursor ?? null,
        end: () => edges.at(-1)?.cursor ?? null,
      }),
    }),
    totalCount: t.exposeInt('totalCount', {
      description: 'How many there are over all pages; at least so many where something is missing or truncated.',
    }),
    truncated: t.exposeBoolean('truncated', { description: 'Whether there are more than the list can hold.' }),
    completeness: t.field({
      type: WhoCanCompleteness,
      description: 'How much of the fleet the answer speaks of.',
      resolve: (page) => page,
    }),
  }),
})
