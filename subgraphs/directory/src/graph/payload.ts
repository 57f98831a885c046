import type { FieldMap, ObjectRef } from '@pothos/core'
import type { UserError as UserErrorShape } from '@spaceport/kit/write/outcome'
import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../builder.js'
import type { DirectoryContext } from '../context.js'
import { directoryId } from './ids.js'
import { followReference, type Referenced } from './reference.js'
import { UserError } from './user-error.js'

/** The row that a mutation changed; null: it changed nothing. */
export type Changed = { id: number | null }

type Types = typeof builder.$inferSchemaTypes
type WithErrors<Done> = Done & { errors: UserErrorShape[] }
type Fields<Done> = PothosSchemaTypes.ObjectFieldBuilder<Types, WithErrors<Done>>

/** The payload of a mutation: what it did, as `fields` has it, and `errors`. */
export function payloadType<Done extends object = Changed>(
  name: string,
  fields: (t: Fields<Done>) => FieldMap,
): ObjectRef<Types, WithErrors<Done>> {
  return builder.objectRef<WithErrors<Done>>(name).implement({
    description: `The answer of \`${name.charAt(0).toLowerCase()}${name.slice(1).replace(/Payload$/, '')}\`.`,
    access: 'Public',
    fields: (t) => ({
      ...fields(t),
      errors: t.field({
        type: [UserError],
        description: 'What to mend. Empty: it was done.',
        resolve: ({ errors }) => errors,
      }),
    }),
  })
}

/** How a payload shows the changed thing: as it is now, with the columns that are asked of it. */
export function changedThing(referenced: Referenced) {
  return {
    nullable: true,
    description: 'The thing after the change; null if `errors` says why nothing changed.',
    resolve: async ({ id }: Changed, _args: object, context: DirectoryContext, info: GraphQLResolveInfo) =>
      id === null ? null : followReference(referenced, directoryId(referenced.kind, id), context, info),
  } as const
}
