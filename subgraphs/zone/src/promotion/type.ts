import { parseId } from '@spaceport/kit/ids'
import { seesEntity, seesInstance } from '../access/visible.js'
import { builder } from '../builder.js'
import type { ZoneContext } from '../context.js'
import { IncomingBundle, OutgoingBundle, Space } from '../graph/refs.js'
import { loadPromotion } from './load.js'
import { Promotion } from './ref.js'
import { PromotionState } from './state.js'

Promotion.implement({
  description: "A release bundle's way from the outbox of one Space to the inbox of another, over the network.",
  access: 'SpaceView',
  fields: (t) => ({
    id: t.id({ description: 'Such as `Promotions-1`. Never used again.', resolve: ({ id }) => `Promotions-${id}` }),
    source: t.field({
      type: Space,
      nullable: true,
      description: 'The Space that it comes from; null if the caller may not enter it.',
      resolve: ({ sourceSpace }, _, context) => (seesEntity(context, sourceSpace) ? { id: sourceSpace } : null),
    }),
    target: t.field({
      type: Space,
      nullable: true,
      description: 'The Space that it goes to; null if the caller may not enter it.',
      resolve: ({ targetSpace }, _, context) => (seesEntity(context, targetSpace) ? { id: targetSpace } : null),
    }),
    outgoing: t.field({
      type: OutgoingBundle,
      nullable: true,
      access: 'ReleaseView',
      description: 'The bundle in its source; null if the caller may not enter that Space.',
      resolve: ({ outgoing }, _, context) => (seesEntity(context, outgoing) ? { id: outgoing } : null),
    }),
    incoming: t.field({
      type: IncomingBundle,
      nullable: true,
      access: 'BundleView',
      description: 'The bundle in its target; null before it is there, or if the caller may not enter that Space.',
      resolve: ({ incoming }, _, context) => (incoming && seesEntity(context, incoming) ? { id: incoming } : null),
    }),
    state: t.expose('state', { type: PromotionState, description: 'How far it has come.' }),
    sentBytes: t.float({
      description: 'The bytes that are at the target, of the bundle and its packages.',
      resolve: ({ sentBytes }) => Number(sentBytes),
    }),
    totalBytes: t.float({
      description: 'The bytes of the bundle and its packages.',
      resolve: ({ totalBytes }) => Number(totalBytes),
    }),
    attempts: t.exposeInt('attempts', {
      description:
        'How often it failed since it last got on; it is tried again by itself, at most a minute or so later.',
    }),
    faultCode: t.exposeString('faultCode', {
      nullable: true,
      description: 'The code of what went wrong last, one of `ErrorCode`; null once it got on.',
    }),
    fault: t.string({
      nullable: true,
      description: 'The same in a sentence, for people.',
      resolve: ({ fault }, _, context) => seenFault(context, fault),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the bundle was found in the outbox.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'The last sign of life.' }),
    deliveredAt: t.expose('deliveredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was delivered; null before.',
    }),
    version: t.exposeInt('version', {
      description: 'Counts the changes of its state, from 1; what `expectedVersion` is held against.',
    }),
  }),
})

builder.asEntity(Promotion, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => {
    const parsed = parseId(id)
    return parsed?.kind === 'Promotions' ? loadPromotion(context, parsed.n) : null
  },
})

/** A sentence, unless it names a Space or an Instance that does not exist for the caller, who may see but one end of the way. */
function seenFault(context: ZoneContext, fault: string | null): string | null {
  const spaces = fault?.match(/\bSpaces-\d+/g) ?? []
  const instances = fault?.match(/\bInstances-\d+/g) ?? []
  return spaces.every((id) => seesEntity(context, id)) && instances.every((id) => seesInstance(context, id))
    ? fault
    : null
}
