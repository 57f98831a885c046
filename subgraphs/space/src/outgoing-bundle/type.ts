import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { userOf } from '../release/defect.js'
import { itsSpace } from '../space/type.js'
import { User } from '../team/member.js'
import { lastReceipt, OutgoingBundleReceipt, RECEIPT } from './receipt-type.js'
import { OutgoingBundleState } from './state.js'

export const OutgoingBundle = builder.prismaObject('OutgoingBundle', {
  description: 'A release bundle that was made here for another Space.',
  interfaces: [Node],
  access: 'ReleaseView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/OutgoingBundles-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'OutgoingBundles', id),
    }),
    space: t.field(itsSpace),
    bundleId: t.exposeString('bundleId', { description: 'The id by which both Spaces know it: a UUID.' }),
    sequence: t.exposeInt('sequence', { description: 'Its number among all bundles to that Space, from 1.' }),
    state: t.expose('state', { type: OutgoingBundleState, description: 'What became of it, as far as is known here.' }),
    destinationSpace: t.string({
      description: 'What the Space that it is for calls itself.',
      select: { trust: { select: { peer: true } } },
      resolve: ({ trust }) => trust.peer,
    }),
    destinationRoot: t.string({
      description: "SHA-256 of that Space's first signing key, in 64 hexadecimal digits.",
      select: { trust: { select: { root: true } } },
      resolve: ({ trust }) => trust.root,
    }),
    digest: t.exposeString('fileDigest', { description: 'SHA-256 of the file, in 64 hexadecimal digits.' }),
    statementDigest: t.exposeString('statementDigest', {
      description: 'SHA-256 of what is signed of it, in 64 hexadecimal digits: what receipts and the next bundle name.',
    }),
    size: t.float({
      description: 'The size of the file, in bytes.',
      select: { size: true },
      resolve: ({ size }) => Number(size),
    }),
    downloadPath: t.string({
      description: 'Where the file is to be had from the gateway: `/spaces/Spaces-12/content/<digest>`.',
      select: { fileDigest: true },
      resolve: ({ fileDigest }, _args, { spaceId }) => `/spaces/${spaceId}/content/${fileDigest}`,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    createdBy: t.field({
      type: User,
      nullable: true,
      access: 'UserView',
      description: 'Who promoted the release; null for somebody whom the caller does not see.',
      select: { createdBy: true },
      resolve: ({ createdBy }) => userOf(createdBy),
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'From when on it is refused there.' }),
    isExpired: t.boolean({
      description: 'Whether that is past.',
      select: { expiresAt: true },
      resolve: ({ expiresAt }) => expiresAt <= new Date(),
    }),
    carriedAt: t.expose('carriedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When somebody first took the file; null if nobody has.',
    }),
    lastReceipt: t.field({
      type: OutgoingBundleReceipt,
      nullable: true,
      description: 'What was heard of it last; null if nothing was yet.',
      select: RECEIPT,
      resolve: lastReceipt,
    }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(OutgoingBundle)

export const OutgoingBundleConnection = connectionType(OutgoingBundle, 'ReleaseView')
