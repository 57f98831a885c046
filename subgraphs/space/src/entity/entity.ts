import type { ObjectRef } from '@pothos/core'
import { parseEntityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { KIND_OF, type TypeName } from './kinds.js'
import { loadEntity } from './load.js'

type Types = typeof builder.$inferSchemaTypes

/**
 * Makes a type an entity of the federation (`@key(fields: "id")`). A reference that does not exist for the caller, or
 * is of another Space or kind, is null, all alike.
 */
export function asEntity(ref: ObjectRef<Types, { id: number }>): void {
  const type = ref.name as TypeName
  builder.asEntity(ref, {
    key: builder.selection<{ id: string }>('id'),
    resolveReference: ({ id }, context, info) => {
      const parsed = parseEntityId(String(id))
      if (parsed?.space !== context.space || parsed.kind !== KIND_OF[type]) return null
      return loadEntity(context, info, type, parsed.local)
    },
  })
}
