import SchemaBuilder from '@pothos/core'
import DirectivesPlugin from '@pothos/plugin-directives'
import FederationPlugin from '@pothos/plugin-federation'
import '@spaceport/kit/pothos/access-plugin'
import '@spaceport/kit/pothos/refusal-plugin'
import { holds } from './access/permissions.js'
import type { ZoneContext } from './context.js'
import { noteRefusal } from './event/note.js'

/**
 * Builds the zone's subgraph. Fields are non-null unless they say otherwise. Rows are few and narrow, so that they are
 * loaded whole, by `load.ts`, and no plan of columns is needed.
 */
export const builder = new SchemaBuilder<{
  Context: ZoneContext
  DefaultFieldNullability: false
  Scalars: {
    ID: { Input: string; Output: string }
    DateTime: { Input: Date; Output: Date }
    JSON: { Input: unknown; Output: unknown }
  }
}>({
  plugins: ['refusals', 'access', FederationPlugin, DirectivesPlugin],
  defaultFieldNullability: false,
  // Whatever can be changed here has to do with who may do what.
  refusals: { watches: () => true, record: noteRefusal },
  access: { permits: ({ caller }, permission) => holds(caller, permission), refusal: 'This takes an administrator.' },
})

builder.queryType({ description: 'What can be asked.' })
builder.mutationType({ description: 'What can be changed, by administrators.' })
