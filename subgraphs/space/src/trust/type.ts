import { shownFingerprint } from '@spaceport/kit/bundle/identity'
import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { TrustPurpose } from './purpose.js'
import { TrustState } from './state.js'

export const Trust = builder.prismaObject('Trust', {
  description: 'That a Space believes what another one signs, for one purpose. It says nothing of the other way.',
  interfaces: [Node],
  access: 'TrustView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/Trusts-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'Trusts', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name: unique in the Space, whatever its case.' }),
    purpose: t.expose('purpose', { type: TrustPurpose, description: 'What it lets the other Space do.' }),
    state: t.expose('state', { type: TrustState, description: 'Whether it is in force.' }),
    peer: t.exposeString('peer', { description: 'What the other Space calls itself.' }),
    root: t.exposeString('root', {
      description:
        "SHA-256 of the other Space's first signing key, in 64 hexadecimal digits: it stays when its keys change.",
    }),
    fingerprint: t.exposeString('fingerprint', {
      description: 'SHA-256 of the identity that is pinned, in 64 hexadecimal digits.',
    }),
    shownFingerprint: t.string({
      description: 'The fingerprint in groups of four, to be compared with what is read aloud.',
      select: { fingerprint: true },
      resolve: ({ fingerprint }) => shownFingerprint(fingerprint),
    }),
    identity: t.exposeString('identity', { description: "The other Space's public keys, as they are pinned: JSON." }),
    approvalsNeeded: t.exposeInt('approvalsNeeded', {
      description: 'How many people must approve a bundle before it is accepted; 0 needs none.',
    }),
    lastSequence: t.exposeInt('lastSequence', {
      description: 'The number of the last bundle that went or came by it; 0 for none yet.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    createdBy: t.exposeString('createdBy', { description: 'By whom, by id: `Users-1`.' }),
    confirmedAt: t.expose('confirmedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When somebody compared the fingerprint; null until then.',
    }),
    confirmedBy: t.exposeString('confirmedBy', { nullable: true, description: 'Who compared it, by id.' }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked; null until then.',
    }),
    revokedBy: t.exposeString('revokedBy', { nullable: true, description: 'Who revoked it, by id.' }),
    revocationReason: t.exposeString('revocationReason', { nullable: true, description: 'Why, for people.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(Trust)

export const TrustConnection = connectionType(Trust, 'TrustView')
