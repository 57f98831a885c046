import SchemaBuilder from '@pothos/core'
import DirectivesPlugin from '@pothos/plugin-directives'
import FederationPlugin from '@pothos/plugin-federation'
import PrismaPlugin from '@pothos/plugin-prisma'
import type PrismaTypes from '@spaceport/database/generated/directory-pothos'
import { getDatamodel } from '@spaceport/database/generated/directory-pothos'
import '@spaceport/kit/pothos/access-plugin'
import '@spaceport/kit/pothos/refusal-plugin'
import { holds } from './access/permissions.js'
import type { DirectoryContext } from './context.js'
import { noteRefusal } from './event/note.js'

/** Builds the directory's subgraph. Fields are non-null unless they say otherwise. */
export const builder = new SchemaBuilder<{
  Context: DirectoryContext
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
  // Whatever can be changed here has to do with who may do what.
  refusals: { watches: () => true, record: noteRefusal },
  access: {
    permits: ({ caller }, permission) => holds(caller, permission),
    refusal: 'This takes a role over the whole fleet that has the permission.',
  },
  prisma: {
    client: (context) => context.db,
    dmmf: getDatamodel(),
    onUnusedQuery: 'error',
  },
})
