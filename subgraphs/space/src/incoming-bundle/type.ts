import { readPortableRelease } from '@spaceport/kit/bundle/content'
import { shownFingerprint } from '@spaceport/kit/bundle/identity'
import { SpaceportError } from '@spaceport/kit/errors'
import { entityId } from '@spaceport/kit/ids'
import { decide } from '@spaceport/kit/rights/decide'
import { NOWHERE } from '@spaceport/kit/rights/scope'
import { seen } from '../access/seen.js'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import type { SpaceContext } from '../context.js'
import { asEntity } from '../entity/entity.js'
import { quoted, readIdOf } from '../entity/kinds.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { BundleApproval } from './approval-type.js'
import { BundleReview } from './review-type.js'
import { reviewOf } from './review.js'
import { IncomingBundleState } from './state.js'

export const IncomingBundle = builder.prismaObject('IncomingBundle', {
  description: 'A release bundle that came from another Space.',
  interfaces: [Node],
  access: 'BundleView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/IncomingBundles-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'IncomingBundles', id),
    }),
    space: t.field(itsSpace),
    bundleId: t.exposeString('bundleId', { description: 'The id by which both Spaces know it: a UUID.' }),
    state: t.expose('state', { type: IncomingBundleState, description: 'What became of it.' }),
    sequence: t.exposeInt('sequence', { description: 'Its number among all bundles from that Space, from 1.' }),
    sourceSpace: t.string({
      description: 'What the Space that it came from calls itself.',
      select: { trust: { select: { peer: true } } },
      resolve: ({ trust }) => trust.peer,
    }),
    sourceRoot: t.string({
      description: "SHA-256 of that Space's first signing key, in 64 hexadecimal digits.",
      select: { trust: { select: { root: true } } },
      resolve: ({ trust }) => trust.root,
    }),
    sourceFingerprint: t.string({
      description:
        "The fingerprint of that Space's keys as they are pinned now, in groups of four digits, to read aloud.",
      select: { trust: { select: { fingerprint: true } } },
      resolve: ({ trust }) => shownFingerprint(trust.fingerprint),
    }),
    digest: t.exposeString('fileDigest', { description: 'SHA-256 of the file, in 64 hexadecimal digits.' }),
    statementDigest: t.exposeString('statementDigest', {
      description: 'SHA-256 of what is signed of it, in 64 hexadecimal digits: what receipts and the next bundle name.',
    }),
    projectName: t.exposeString('projectName', { description: 'The project, as it is called where it was built.' }),
    releaseVersion: t.exposeString('releaseVersion', { description: 'The version of the release that it carries.' }),
    releaseNotes: t.string({
      nullable: true,
      description: 'What is new in the release, as Markdown.',
      select: { content: true },
      resolve: ({ content }) => readPortableRelease(content).release.notes,
    }),
    origin: t.exposeString('origin', {
      description: 'The release where it was built: the root of that Space and its id there.',
    }),
    originSpace: t.string({
      description: 'What the Space in which the release was built calls itself.',
      select: { content: true },
      resolve: ({ content }) => readPortableRelease(content).release.originSpace,
    }),
    issuedAt: t.expose('issuedAt', { type: 'DateTime', description: 'When it was made.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Until when it might be taken in.' }),
    importedAt: t.expose('importedAt', { type: 'DateTime', description: 'When it was taken in.' }),
    importedBy: t.exposeString('importedBy', {
      description: "By whom, by id: `Users-1`; `zone` where the fleet's own network carried it.",
    }),
    replaces: t.exposeString('replaces', {
      nullable: true,
      description:
        'The bundle of the same release whose place it takes, by the id that both Spaces know; null for none.',
    }),
    approvals: t.relation('approvals', {
      type: BundleApproval,
      description: 'Who approves of it, the first at the head.',
      query: { orderBy: [{ approvedAt: 'asc' }, { userId: 'asc' }] },
    }),
    approvalsNeeded: t.int({
      description: 'How many people must approve of it before it is accepted; 0: nobody needs to.',
      select: { trust: { select: { approvalsNeeded: true } } },
      resolve: ({ trust }) => trust.approvalsNeeded,
    }),
    decidedAt: t.expose('decidedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was accepted or rejected; null until then.',
    }),
    decidedBy: t.exposeString('decidedBy', { nullable: true, description: 'Who decided, by id.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it was rejected, for people.' }),
    receiptNumber: t.exposeInt('receiptNumber', { description: 'How many receipts were made of it.' }),
    isReceiptDue: t.exposeBoolean('isReceiptDue', {
      description: 'Whether something became of it, or of its deployments, that no receipt tells yet.',
    }),
    firstReceipt: t.exposeString('firstReceipt', {
      nullable: true,
      description: 'The receipt that it was given when it came: a signed envelope (DSSE), as JSON.',
    }),
    receipt: t.string({
      nullable: true,
      access: 'DeploymentView',
      description:
        'The last receipt. It tells of all deployments of the release: null for a caller who may see only some, or none.',
      select: { receipt: true },
      resolve: ({ receipt }, _args, { rights }) => (decide(rights, 'DeploymentView', NOWHERE).allowed ? receipt : null),
    }),
    review: t.field({
      type: BundleReview,
      nullable: true,
      description:
        'What would come with it, held against what is here now. `NOT_FOUND` for a lifecycle that does not exist for the caller.',
      args: {
        lifecycle: t.arg.id({
          description: 'The way that its releases are to go, by id; that of the remote project when left out.',
        }),
      },
      select: { content: true, secrets: true, releaseId: true, trust: { select: { root: true } } },
      resolve: async ({ trust, ...bundle }, { lifecycle }, context) =>
        reviewOf(context, { ...bundle, sourceRoot: trust.root, lifecycleId: await lifecycleOf(context, lifecycle) }),
    }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

async function lifecycleOf(context: SpaceContext, id: string | null | undefined): Promise<number | null> {
  if (id === null || id === undefined) return null
  const { space, local } = readIdOf('Lifecycles', id)
  const found = space === context.space ? await seen(context, 'Lifecycles', { id: local }) : null
  if (!found) throw new SpaceportError('NOT_FOUND', `There is no ${quoted(id)}.`)
  return local
}

asEntity(IncomingBundle)

export const IncomingBundleConnection = connectionType(IncomingBundle, 'BundleView')
