import { queryFromInfo } from '@pothos/plugin-prisma'
import { outcome } from '@spaceport/kit/write/outcome'
import type { GraphQLResolveInfo } from 'graphql'
import { PermissionEnum } from '../graph/permission.js'
import { builder } from '../builder.js'
import type { DirectoryContext } from '../context.js'
import { expectedVersionField, idempotencyKeyField } from '../graph/mutation-input.js'
import { payloadType, type Changed } from '../graph/payload.js'
import { createTokenIssuer } from './create.js'
import { removeTokenIssuer } from './remove.js'
import { TokenIssuer } from './type.js'
import { updateTokenIssuer } from './update.js'

const theIssuer = {
  type: TokenIssuer,
  nullable: true,
  access: 'ConfigureServer',
  description: 'The issuer after the change; null if `errors` says why nothing changed.',
  resolve: ({ id }: Changed, _args: object, context: DirectoryContext, info: GraphQLResolveInfo) =>
    id === null
      ? null
      : context.db.tokenIssuer.findUnique({ ...queryFromInfo({ context, info, select: { id: true } }), where: { id } }),
} as const

const RequiredClaimInput = builder.inputType('RequiredClaimInput', {
  description: 'A claim that a token must have.',
  fields: (t) => ({
    name: t.string({ required: true, description: "The claim's name." }),
    value: t.string({ required: true, description: 'What it must be, or hold if it is a list.' }),
  }),
})

type InputFields = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>

/** What can be said of an issuer when it is added and later. */
function settings(t: InputFields) {
  return {
    jwksUri: t.string({ description: 'The https address of its keys; empty for where its discovery document says.' }),
    types: t.stringList({
      description:
        'The types (`typ`) that are accepted. When it is added, `at+jwt` alone, which no ID token has; with others the audience has to be one that only Spaceport has.',
    }),
    algorithms: t.stringList({
      description:
        'The signature algorithms that are accepted; only such with a public key. When it is added, RS256, PS256, ES256, EdDSA and Ed25519.',
    }),
    requiredClaims: t.field({
      type: [RequiredClaimInput],
      description: 'All claims that the token must have besides.',
    }),
    readOnly: t.boolean({ description: 'Whether its tokens may change nothing.' }),
    permissions: t.field({
      type: [PermissionEnum],
      description: "The only permissions that its tokens leave of the account's, at least one.",
    }),
    spaces: t.idList({
      description: 'The only Spaces that its tokens may enter, at least one. Tokens with it never run the fleet.',
    }),
    enabled: t.boolean({ description: 'Whether its tokens are accepted.' }),
    idempotencyKey: idempotencyKeyField(t),
  }
}

const CreateTokenIssuerInput = builder.inputType('CreateTokenIssuerInput', {
  description: 'Whose signed tokens are to stand for a service account, and what they have to say.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What it is for: 1 to 200 characters, unique.' }),
    issuer: t.string({
      required: true,
      description: 'The https address that the token must name as its issuer, to the letter.',
    }),
    audience: t.string({ required: true, description: 'What the token must be made for.' }),
    subjectPattern: t.string({
      required: true,
      description:
        "What the token's subject must be; `*` stands for any text, separators included: `repo:acme/*` and not `repo:acme*`.",
    }),
    account: t.id({ required: true, description: 'The service account that it stands for.' }),
    ...settings(t),
  }),
})

builder.mutationField('createTokenIssuer', (t) =>
  t.field({
    type: payloadType('CreateTokenIssuerPayload', (t) => ({ tokenIssuer: t.field(theIssuer) })),
    access: 'ConfigureServer',
    description:
      "Lets an issuer's tokens stand for a service account. `CONFLICT` for a name that another has, `INVALID_STATE` for a person's account, `FORBIDDEN` for an account with roles over the fleet that the caller lacks, and to callers who come with a key.",
    args: { input: t.arg({ type: CreateTokenIssuerInput, required: true, description: 'Whose.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => createTokenIssuer(context, input), { id: null }),
  }),
)

const UpdateTokenIssuerInput = builder.inputType('UpdateTokenIssuerInput', {
  description: 'What to change of an issuer of tokens. What is not given stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The issuer.' }),
    name: t.string({ description: 'Its new name.' }),
    issuer: t.string({ description: 'What the token must name as its issuer from now on.' }),
    audience: t.string({ description: 'What the token must be made for from now on.' }),
    subjectPattern: t.string({ description: "What the token's subject must be from now on." }),
    account: t.id({ description: 'The service account that it stands for from now on.' }),
    ...settings(t),
    expectedVersion: expectedVersionField(t),
  }),
})

builder.mutationField('updateTokenIssuer', (t) =>
  t.field({
    type: payloadType('UpdateTokenIssuerPayload', (t) => ({ tokenIssuer: t.field(theIssuer) })),
    access: 'ConfigureServer',
    description:
      'Changes what tokens have to say, or what they stand for. It holds for every request that begins after the answer. `NOT_FOUND`, `VERSION_CONFLICT`, and as `createTokenIssuer`.',
    args: { input: t.arg({ type: UpdateTokenIssuerInput, required: true, description: 'What to change.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => updateTokenIssuer(context, input), { id: null }),
  }),
)

const RemoveTokenIssuerInput = builder.inputType('RemoveTokenIssuerInput', {
  description: 'An issuer of tokens to remove.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The issuer.' }),
    expectedVersion: expectedVersionField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

type Removed = { removed: string | null }

builder.mutationField('removeTokenIssuer', (t) =>
  t.field({
    type: payloadType<Removed>('RemoveTokenIssuerPayload', (t) => ({
      removed: t.exposeID('removed', {
        nullable: true,
        description: 'The id of what was removed; null if `errors` says why nothing was.',
      }),
    })),
    access: 'ConfigureServer',
    description:
      "Refuses an issuer's tokens in every request that begins after the answer. `NOT_FOUND`, `VERSION_CONFLICT`, `FORBIDDEN`.",
    args: { input: t.arg({ type: RemoveTokenIssuerInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) =>
      outcome<Removed>(() => removeTokenIssuer(context, input), { removed: null }),
  }),
)
