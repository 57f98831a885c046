import SchemaBuilder from '@pothos/core'
import DirectivesPlugin from '@pothos/plugin-directives'
import FederationPlugin from '@pothos/plugin-federation'
import PrismaPlugin from '@pothos/plugin-prisma'
import { getDatamodel, type default as PrismaTypes } from '@spaceport/database/generated/space-pothos'
import '@spaceport/kit/pothos/access-plugin'
import '@spaceport/kit/pothos/refusal-plugin'
import type { SpaceContext } from './context.js'
import { isSecuritySetting, noteRefusal } from './event/note.js'

/** Builds the Space subgraph. Fields are non-null unless they say otherwise. */
export const builder = new SchemaBuilder<{
  Context: SpaceContext
  PrismaTypes: PrismaTypes
  DefaultFieldNullability: false
  Scalars: {
    ID: { Input: string; Output: string }
    DateTime: { Input: Date; Output: Date }
    JSON: { Input: unknown; Output: unknown }
  }
}>({
  plugins: ['refusals', 'access', PrismaPlugin, FederationPlugin, DirectivesPlugin],
  defaultFieldNullability: false,
  refusals: { watches: isSecuritySetting, record: noteRefusal },
  prisma: {
    client: (context) => context.db,
    dmmf: getDatamodel(),
    onUnusedQuery: 'error',
  },
})
