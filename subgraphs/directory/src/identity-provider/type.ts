import { builder } from '../builder.js'
import { directoryId } from '../graph/ids.js'
import { followReference } from '../graph/reference.js'
import { Group, groupReference } from '../group/type.js'
import { User } from '../user/type.js'

export const GroupMapping = builder.prismaObject('GroupMapping', {
  description: 'Whoever is in the group of the identity provider is in ours, as of each sign-in.',
  access: 'ConfigureServer',
  fields: (t) => ({
    externalGroup: t.exposeString('externalGroup', { description: "The group's name or id, as the provider has it." }),
    group: t.field({
      type: Group,
      nullable: true,
      access: 'TeamView',
      description: 'Our group; null if the caller does not see it.',
      select: { groupId: true },
      resolve: async ({ groupId }, _args, context, info) =>
        (await followReference(
          groupReference,
          directoryId('Groups', groupId),
          context,
          info,
        )) as typeof Group.$inferType,
    }),
  }),
})

export const IdentityProvider = builder.prismaObject('IdentityProvider', {
  description: 'An OpenID provider by which people sign in. Its client secret is never shown.',
  access: 'ConfigureServer',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      description: 'The id: `IdentityProviders-1`.',
      resolve: ({ id }) => directoryId('IdentityProviders', id),
    }),
    name: t.exposeString('name', { description: 'What people read on the sign-in page.' }),
    issuer: t.exposeString('issuer', {
      description: 'The address by which the provider names itself. It never changes.',
    }),
    clientId: t.exposeString('clientId', { description: 'What Spaceport is called there.' }),
    hasClientSecret: t.boolean({
      description: 'Whether Spaceport proves there by a secret that it is itself.',
      select: { clientSecret: true },
      resolve: ({ clientSecret }) => clientSecret !== null,
    }),
    callbackPath: t.string({
      description:
        'The path of the redirect URI that has to be registered there: it follows the address under which people open Spaceport.',
      resolve: ({ id }) => `/auth/oidc/callback/${id}`,
    }),
    scopes: t.exposeStringList('scopes', { description: 'What is asked for besides `openid`.' }),
    groupsClaim: t.exposeString('groupsClaim', {
      nullable: true,
      description: "The claim that lists a person's groups there; null: the provider says nothing of groups.",
    }),
    enabled: t.exposeBoolean('enabled', { description: 'Whether people may sign in by it.' }),
    allowSignUp: t.exposeBoolean('allowSignUp', {
      description: 'Whether somebody unknown with a verified e-mail address gets an account by signing in.',
    }),
    trustsEmail: t.exposeBoolean('trustsEmail', {
      description: 'Whether an e-mail address that the provider has verified leads to the account that has it here.',
    }),
    groupMappings: t.relation('mappings', {
      description: "Which of the provider's groups lead to which of ours.",
      query: { orderBy: [{ externalGroup: 'asc' as const }, { groupId: 'asc' as const }] },
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was added.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

export const ExternalIdentity = builder.prismaObject('ExternalIdentity', {
  description: 'Who somebody is at an identity provider.',
  access: 'UserView',
  fields: (t) => ({
    provider: t.relation('provider', {
      nullable: true,
      access: 'ConfigureServer',
      description: 'The provider; null for whoever may not configure sign-in.',
    }),
    providerName: t.string({
      description: "The provider's name.",
      select: { provider: { select: { name: true } } },
      resolve: ({ provider }) => provider.name,
    }),
    subject: t.exposeString('subject', { description: 'The id by which the provider knows them.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when it leads to the user.' }),
  }),
})

builder.prismaObjectField(User, 'identities', (t) =>
  t.relation('identities', {
    access: 'UserView',
    description: 'Who they are at identity providers: by what they can sign in besides a password.',
    query: { orderBy: [{ providerId: 'asc' as const }, { subject: 'asc' as const }] },
  }),
)
