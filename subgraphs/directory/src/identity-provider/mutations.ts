import { queryFromInfo } from '@pothos/plugin-prisma'
import { outcome } from '@spaceport/kit/write/outcome'
import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../builder.js'
import type { DirectoryContext } from '../context.js'
import { expectedVersionField, idempotencyKeyField } from '../graph/mutation-input.js'
import { payloadType, type Changed } from '../graph/payload.js'
import { createIdentityProvider } from './create.js'
import { removeIdentityProvider } from './remove.js'
import { IdentityProvider } from './type.js'
import { updateIdentityProvider } from './update.js'

const theProvider = {
  type: IdentityProvider,
  nullable: true,
  access: 'ConfigureServer',
  description: 'The provider after the change; null if `errors` says why nothing changed.',
  resolve: ({ id }: Changed, _args: object, context: DirectoryContext, info: GraphQLResolveInfo) =>
    id === null
      ? null
      : context.db.identityProvider.findUnique({
          ...queryFromInfo({ context, info, select: { id: true } }),
          where: { id },
        }),
} as const

const GroupMappingInput = builder.inputType('GroupMappingInput', {
  description: 'Which group of an identity provider leads to which of ours.',
  fields: (t) => ({
    externalGroup: t.string({ required: true, description: "The group's name or id, as the provider has it." }),
    group: t.id({ required: true, description: 'Our group.' }),
  }),
})

type InputFields = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>

/** What can be said of a provider when it is added and later. */
function settings(t: InputFields) {
  return {
    clientSecret: t.string({
      description:
        'By what Spaceport proves there that it is itself; empty for a public client. It is never shown again.',
    }),
    scopes: t.stringList({ description: 'What is asked for besides `openid`.' }),
    groupsClaim: t.string({ description: "The claim that lists a person's groups there; empty for none." }),
    enabled: t.boolean({
      description: 'Whether people may sign in by it. When it is disabled, the sessions that it opened end.',
    }),
    allowSignUp: t.boolean({
      description: 'Whether somebody unknown with a verified e-mail address gets an account by signing in.',
    }),
    trustsEmail: t.boolean({
      description:
        'Whether an e-mail address that the provider has verified leads to the account that has it here. It never leads to one with a role over the fleet: for those there is `linkIdentity`.',
    }),
    groupMappings: t.field({
      type: [GroupMappingInput],
      description:
        "All of the provider's groups that lead to ours. Memberships that came by a group that is left out end.",
    }),
    idempotencyKey: idempotencyKeyField(t),
  }
}

const CreateIdentityProviderInput = builder.inputType('CreateIdentityProviderInput', {
  description: 'An identity provider to add.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name, for the sign-in page: 1 to 200 characters, unique.' }),
    issuer: t.string({ required: true, description: 'The https address by which it names itself, to the letter.' }),
    clientId: t.string({ required: true, description: 'What Spaceport is called there.' }),
    ...settings(t),
  }),
})

builder.mutationField('createIdentityProvider', (t) =>
  t.field({
    type: payloadType('CreateIdentityProviderPayload', (t) => ({ identityProvider: t.field(theProvider) })),
    access: 'ConfigureServer',
    description:
      'Adds an identity provider. `CONFLICT` for a name or a client that another has; `FORBIDDEN` to map to a group with roles over the fleet that the caller lacks, and to callers who come with a key.',
    args: { input: t.arg({ type: CreateIdentityProviderInput, required: true, description: 'The provider.' }) },
    resolve: (_root, { input }, context) =>
      outcome<Changed>(() => createIdentityProvider(context, input), { id: null }),
  }),
)

const UpdateIdentityProviderInput = builder.inputType('UpdateIdentityProviderInput', {
  description:
    'What to change of an identity provider. What is not given stays. For another issuer add another provider.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The provider.' }),
    name: t.string({ description: 'Its new name.' }),
    clientId: t.string({ description: 'What Spaceport is called there from now on.' }),
    ...settings(t),
    expectedVersion: expectedVersionField(t),
  }),
})

builder.mutationField('updateIdentityProvider', (t) =>
  t.field({
    type: payloadType('UpdateIdentityProviderPayload', (t) => ({ identityProvider: t.field(theProvider) })),
    access: 'ConfigureServer',
    description:
      'Changes an identity provider. `NOT_FOUND`, `VERSION_CONFLICT`, `INVALID_STATE` if nobody would be left to administer the system, `CONFLICT` and `FORBIDDEN` as with `createIdentityProvider`.',
    args: { input: t.arg({ type: UpdateIdentityProviderInput, required: true, description: 'What to change.' }) },
    resolve: (_root, { input }, context) =>
      outcome<Changed>(() => updateIdentityProvider(context, input), { id: null }),
  }),
)

const RemoveIdentityProviderInput = builder.inputType('RemoveIdentityProviderInput', {
  description: 'An identity provider to remove.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The provider.' }),
    expectedVersion: expectedVersionField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

type Removed = { removed: string | null }

builder.mutationField('removeIdentityProvider', (t) =>
  t.field({
    type: payloadType<Removed>('RemoveIdentityProviderPayload', (t) => ({
      removed: t.exposeID('removed', {
        nullable: true,
        description: 'The id of what was removed; null if `errors` says why nothing was.',
      }),
    })),
    access: 'ConfigureServer',
    description:
      'Removes an identity provider: whom people are there, the memberships that it gave, the sessions that it opened. The accounts stay. `NOT_FOUND`, `VERSION_CONFLICT`, `FORBIDDEN`, `INVALID_STATE`.',
    args: { input: t.arg({ type: RemoveIdentityProviderInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) =>
      outcome<Removed>(() => removeIdentityProvider(context, input), { removed: null }),
  }),
)
