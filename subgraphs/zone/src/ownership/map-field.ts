import { seesInstance } from '../access/visible.js'
import { builder } from '../builder.js'
import { Instance } from '../graph/refs.js'
import { OwnershipTransfer } from '../transfer/type.js'
import { requireAdministrator } from '../write/change.js'
import { fleetMap, type FleetMap, type InstanceHolding } from './map.js'
import { OwnedKind } from './owned-kind.js'
import type { Duplicate, Gap } from './problems.js'
import { Ownership } from './type.js'

const InstanceHoldings = builder.objectRef<InstanceHolding>('InstanceHoldings').implement({
  description: 'What an Instance owns beyond what has its home there.',
  access: 'AdministerSystem',
  fields: (t) => ({
    instance: t.field({
      type: Instance,
      nullable: true,
      description: 'The Instance.',
      resolve: ({ instance: id }, _, context) => (seesInstance(context, id) ? { id } : null),
    }),
    owned: t.expose('owned', { type: [Ownership], description: 'What it owns whose home is elsewhere.' }),
    isAnswered: t.exposeBoolean('isAnswered', {
      description: 'Whether it answered. If not, what is wrong there is not known.',
    }),
  }),
})

const GapReason = builder.enumType('OwnershipGapReason', {
  description: 'Why something has no owner.',
  values: {
    OWNER_GONE: { description: 'What it stands for does not exist.' },
    OWNER_IS_PLACEHOLDER: { description: 'What it stands for is itself only a placeholder.' },
    OWNER_UNKNOWN: { description: 'The Instance of what it stands for did not answer.' },
  } as const,
})

const OwnershipGap = builder.objectRef<Gap>('OwnershipGap').implement({
  description: 'Something that nobody owns, as far as Instances have told.',
  access: 'AdministerSystem',
  fields: (t) => ({
    kind: t.expose('kind', { type: OwnedKind, description: 'What it is.' }),
    entityId: t.exposeID('id', { description: 'The id of the placeholder.' }),
    remoteOf: t.exposeID('remoteOf', { description: 'The id of what it stands for.' }),
    epoch: t.exposeInt('epoch', { description: 'The epoch that the placeholder knows of.' }),
    reason: t.expose('reason', { type: GapReason, description: 'Why it has no owner.' }),
  }),
})

const OwnershipDuplicate = builder.objectRef<Duplicate>('OwnershipDuplicate').implement({
  description: 'Something that lives in more than one Space.',
  access: 'AdministerSystem',
  fields: (t) => ({
    kind: t.expose('kind', { type: OwnedKind, description: 'What it is.' }),
    subject: t.exposeID('subject', { description: 'Its id in its home Space.' }),
    entityIds: t.exposeIDList('entities', { description: 'The ids under which it is no placeholder.' }),
  }),
})

const OwnershipMap = builder.objectRef<FleetMap>('OwnershipMap').implement({
  description: 'Who owns what in the fleet, and what is wrong with it.',
  access: 'AdministerSystem',
  fields: (t) => ({
    instances: t.expose('instances', { type: [InstanceHoldings], description: 'All Instances of the fleet.' }),
    gaps: t.expose('gaps', { type: [OwnershipGap], description: 'What nobody owns.' }),
    duplicates: t.expose('duplicates', { type: [OwnershipDuplicate], description: 'What several Spaces own.' }),
    underWay: t.expose('underWay', {
      type: [OwnershipTransfer],
      description: 'The changes of owner that have not ended: `createdAt` says since when, `fault` why.',
    }),
    isComplete: t.boolean({
      description: 'Whether all Instances answered, and told of all. If not, there may be more gaps and duplicates.',
      resolve: ({ instances, truncated }) => !truncated && instances.every(({ isAnswered }) => isAnswered),
    }),
  }),
})

builder.queryField('ownershipMap', (t) =>
  t.field({
    type: OwnershipMap,
    nullable: true,
    access: 'AdministerSystem',
    description:
      'Who owns what in the fleet, as the zone has it and all Instances tell it, with what does not fit. Errors: `FORBIDDEN`.',
    resolve: (_root, _args, context) => {
      requireAdministrator(context)
      return fleetMap(context)
    },
  }),
)
