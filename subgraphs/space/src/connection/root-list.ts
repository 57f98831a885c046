import type { InputFieldMap, ObjectRef } from '@pothos/core'
import type { FieldPermission } from '@spaceport/kit/schema/access'
import { builder } from '../builder.js'
import { Space } from '../space/type.js'
import type { CommonFilter, List } from './list.js'
import type { ListArgs } from './page.js'
import { rootConnection } from './root.js'
import type { Connection } from './type.js'

type Types = typeof builder.$inferSchemaTypes

/** A list that hangs under no row. */
export type RootList<Filter extends CommonFilter, Field extends string> = {
  list: List<Filter, Field>
  type: ObjectRef<Types, Connection>
  access: FieldPermission
  args: InputFieldMap
  /** What is listed, such as `channels`, as descriptions say it. */
  what: string
}

/** Adds a list under its name twice: over the whole fleet as a root field, and to each Space. */
export function rootList<Filter extends CommonFilter, Field extends string>({
  list,
  type,
  access,
  args,
  what,
}: RootList<Filter, Field>): void {
  const field = {
    type,
    nullable: true,
    access,
    args,
  } as const
  builder.queryField(list.name, (t) =>
    t.field({
      ...field,
      fleet: { merge: 'CONNECTION' },
      description: `The ${what} of all Spaces that the caller may enter.`,
      resolve: (_root, given, context, info) => rootConnection(list, given as ListArgs<Filter, Field>, context, info),
    }),
  )
  builder.objectField(Space, list.name, (t) =>
    t.field({
      ...field,
      description: `Its ${what}.`,
      resolve: (_space, given, context, info) => rootConnection(list, given as ListArgs<Filter, Field>, context, info),
    }),
  )
}
