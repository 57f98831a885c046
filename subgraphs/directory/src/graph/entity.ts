import type { PrismaModelTypes, PrismaObjectRef } from '@pothos/plugin-prisma'
import { builder } from '../builder.js'
import { followReference, type Referenced } from './reference.js'

type Types = typeof builder.$inferSchemaTypes

/** Makes a type an entity of the federation (`@key(fields: "id")`). What does not exist for the caller is null. */
export function asEntity<Model extends PrismaModelTypes, Shape extends object>(
  ref: PrismaObjectRef<Types, Model, Shape>,
  referenced: Referenced,
): void {
  builder.asEntity(ref, {
    key: builder.selection<{ id: string }>('id'),
    resolveReference: async ({ id }, context, info) =>
      (await followReference(referenced, id, context, info)) as Shape | null,
  })
}
