import { queryFromInfo } from '@pothos/plugin-prisma'
import { outcome } from '@spaceport/kit/write/outcome'
import type { GraphQLResolveInfo } from 'graphql'
import { PermissionEnum } from '../graph/permission.js'
import { builder } from '../builder.js'
import type { DirectoryContext } from '../context.js'
import { idempotencyKeyField } from '../graph/mutation-input.js'
import { payloadType, type Changed } from '../graph/payload.js'
import { createApiKey } from './create.js'
import { revokeApiKey } from './revoke.js'
import { ApiKey } from './type.js'

type MadeKey = Changed & { token?: string | null }

/** The field of both payloads that is the key as the directory keeps it. */
const theKey = {
  type: ApiKey,
  nullable: true,
  description: 'The key after the change, without the key itself; null if `errors` says why nothing changed.',
  resolve: ({ id }: Changed, _args: object, context: DirectoryContext, info: GraphQLResolveInfo) =>
    id === null
      ? null
      : context.db.apiKey.findUnique({ ...queryFromInfo({ context, info, select: { id: true } }), where: { id } }),
} as const

const CreateApiKeyInput = builder.inputType('CreateApiKeyInput', {
  description: "A new API key. It has its owner's rights, less what is taken away here.",
  fields: (t) => ({
    name: t.string({ required: true, description: 'What it is for: 1 to 200 characters.' }),
    user: t.id({
      description: 'The service account that it is for, which takes `UserEdit`. Without this, it is for the caller.',
    }),
    readOnly: t.boolean({ defaultValue: false, description: 'Whether it may change nothing.' }),
    spaces: t.idList({
      description:
        'The only Spaces that it may enter, at least one. Without this, all that the caller may enter. A key with it never runs the fleet.',
    }),
    permissions: t.field({
      type: [PermissionEnum],
      description: "The only permissions that it leaves of its owner's, at least one. Without this, all of them.",
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'From when it is refused. Without this it does not end by itself.',
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

const CreateApiKeyPayload = payloadType<MadeKey>('CreateApiKeyPayload', (t) => ({
  apiKey: t.field(theKey),
  token: t.exposeString('token', {
    nullable: true,
    description:
      'The key itself, to be sent as `Authorization: Bearer`. Shown in this answer only: it is not stored, so a repeated request with the same idempotency key gets null.',
  }),
}))

builder.mutationField('createApiKey', (t) =>
  t.field({
    type: CreateApiKeyPayload,
    access: 'Public',
    description:
      'Makes an API key for the caller or for a service account. `FORBIDDEN` to callers who come with a key, and for a service account with more roles over the fleet than the caller; `NOT_FOUND` for a Space that the caller may not enter; `INVALID_STATE` for other people, and for the disabled.',
    args: { input: t.arg({ type: CreateApiKeyInput, required: true, description: 'The key.' }) },
    resolve: (_root, { input }, context) => outcome<MadeKey>(() => createApiKey(context, input), { id: null }),
  }),
)

const RevokeApiKeyInput = builder.inputType('RevokeApiKeyInput', {
  description: 'An API key to end.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The key, such as `ApiKeys-1`.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

const RevokeApiKeyPayload = payloadType<MadeKey>('RevokeApiKeyPayload', (t) => ({
  apiKey: t.field(theKey),
}))

builder.mutationField('revokeApiKey', (t) =>
  t.field({
    type: RevokeApiKeyPayload,
    access: 'Public',
    description:
      "Ends an API key of the caller's, or, with `UserEdit`, of anybody's; without effect on one that has been. It is refused in every request that begins after the answer. `NOT_FOUND`, `FORBIDDEN`.",
    args: { input: t.arg({ type: RevokeApiKeyInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome<MadeKey>(() => revokeApiKey(context, input), { id: null }),
  }),
)
