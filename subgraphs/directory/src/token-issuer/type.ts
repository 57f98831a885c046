import { isPermission } from '@spaceport/kit/rights/permission'
import { PermissionEnum } from '../graph/permission.js'
import { builder } from '../builder.js'
import { directoryId } from '../graph/ids.js'
import { followReference } from '../graph/reference.js'
import { onlyVisible } from '../space/only-visible.js'
import { User, userReference } from '../user/type.js'
import { requiredClaimsSchema } from './rule.js'

type Claim = { name: string; value: string }

export const RequiredClaim = builder.objectRef<Claim>('RequiredClaim').implement({
  description: 'A claim that a token must have.',
  access: 'ConfigureServer',
  fields: (t) => ({
    name: t.exposeString('name', { description: "The claim's name." }),
    value: t.exposeString('value', { description: 'What it must be, or hold if it is a list.' }),
  }),
})

export const TokenIssuer = builder.prismaObject('TokenIssuer', {
  description: 'Whose signed tokens (RFC 9068) stand for a service account, and what such a token has to say.',
  access: 'ConfigureServer',
  select: { id: true },
  fields: (t) => ({
    id: t.id({ description: 'The id: `TokenIssuers-1`.', resolve: ({ id }) => directoryId('TokenIssuers', id) }),
    name: t.exposeString('name', { description: 'What it is for, for people.' }),
    issuer: t.exposeString('issuer', { description: 'What the token must name as its issuer, to the letter.' }),
    audience: t.exposeString('audience', { description: 'What the token must be made for.' }),
    jwksUri: t.exposeString('jwksUri', {
      nullable: true,
      description: "Where the issuer's keys are; null: where its discovery document says.",
    }),
    types: t.exposeStringList('types', { description: 'The types (`typ`) that are accepted, in lower case.' }),
    algorithms: t.exposeStringList('algorithms', { description: 'The signature algorithms that are accepted.' }),
    subjectPattern: t.exposeString('subjectPattern', {
      description: "What the token's subject must be; `*` stands for any text.",
    }),
    requiredClaims: t.field({
      type: [RequiredClaim],
      description: 'Claims that the token must have besides, by name.',
      select: { requiredClaims: true },
      resolve: ({ requiredClaims }) => claimsOf(requiredClaims),
    }),
    account: t.field({
      type: User,
      nullable: true,
      access: 'UserView',
      description: 'The service account that it stands for; null if the caller does not see it.',
      select: { userId: true },
      resolve: async ({ userId }, _args, context, info) =>
        (await followReference(userReference, directoryId('Users', userId), context, info)) as typeof User.$inferType,
    }),
    readOnly: t.exposeBoolean('readOnly', { description: 'Whether its tokens may change nothing.' }),
    permissions: t.field({
      type: [PermissionEnum],
      nullable: true,
      description: "The only permissions that its tokens leave of the account's; null: all.",
      select: { permissions: true },
      resolve: ({ permissions }) => (permissions.length > 0 ? permissions.filter(isPermission) : null),
    }),
    spaces: t.idList({
      nullable: true,
      description:
        'The ids of the only Spaces that its tokens may enter, as far as the caller sees them; null: all that the account may enter.',
      select: { spaces: true },
      resolve: ({ spaces }, _args, context) => (spaces.length > 0 ? onlyVisible(spaces, context) : null),
    }),
    enabled: t.exposeBoolean('enabled', { description: 'Whether its tokens are accepted.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was added.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

function claimsOf(json: unknown): Claim[] {
  const claims = Object.entries(requiredClaimsSchema.parse(json)).map(([name, value]) => ({ name, value }))
  return claims.sort((a, b) => (a.name < b.name ? -1 : 1))
}
