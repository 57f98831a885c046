import type { FieldMap } from '@pothos/core'
import type { builder } from '../builder.js'
import type { UserErrorShape } from '../graph/user-error.js'

/** What a payload tells of a token that was just made: nothing if there were errors or the request was a repeated one. */
export type MaybeIssued = { token?: string | null; expiresAt?: Date | null }

type Fields<Done> = PothosSchemaTypes.ObjectFieldBuilder<
  typeof builder.$inferSchemaTypes,
  Done & { errors: UserErrorShape[] }
>

/** The fields of a payload that tell a new one-time token. */
export function issuedFields<Done extends MaybeIssued>(t: Fields<Done>): FieldMap {
  return {
    token: t.string({
      nullable: true,
      description:
        'The token of the link to hand on. Shown in this answer only: it is not stored, so a repeated request with the same idempotency key gets null.',
      resolve: ({ token }) => token ?? null,
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Until when it can be used, once; null together with `token`.',
      resolve: ({ expiresAt }) => expiresAt ?? null,
    }),
  }
}
