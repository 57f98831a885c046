import type { CompositeStep } from '@spaceport/database/zone'
import { parseId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { Space } from '../graph/refs.js'
import { loadLifecycle, seesStep, type Lifecycle } from './load.js'
import { seenSteps } from './seen.js'

export const CompositeLifecycleStep = builder.objectRef<CompositeStep>('CompositeLifecycleStep').implement({
  description: 'A visit of a Space. A Space may be visited more than once.',
  access: 'SpaceView',
  fields: (t) => ({
    position: t.exposeInt('position', { description: 'Its place among the steps that the caller sees, from 1.' }),
    name: t.exposeString('name', { description: 'Its name, which no other step of the lifecycle has.' }),
    space: t.field({
      type: Space,
      nullable: true,
      description: 'The Space; null for one beyond this fleet.',
      resolve: ({ space }) => (space === null ? null : { id: space }),
    }),
    spaceName: t.string({
      description: 'What the Space is called; of one beyond this fleet: what it was said to be called.',
      resolve: spaceNameOf,
    }),
    root: t.exposeString('root', {
      description: 'The fingerprint of its first keys, by which it is known everywhere: 64 hexadecimal digits.',
    }),
    environments: t.exposeStringList('environments', {
      description: 'The environments, by name, that must have the release until the step is done; none: any one.',
    }),
    after: t.exposeIntList('after', {
      description: 'The positions of the steps that must be done before, all of them; none: it is one to start with.',
    }),
  }),
})

export const CompositeLifecycle = builder.objectRef<Lifecycle>('CompositeLifecycle').implement({
  description:
    'A lifecycle over Spaces: a graph of visits, in which each Space keeps its own lifecycles, so that a change inside one does not touch another.',
  access: 'SpaceView',
  fields: (t) => ({
    id: t.id({
      description: 'Such as `CompositeLifecycles-1`. Never used again.',
      resolve: ({ id }) => `CompositeLifecycles-${id}`,
    }),
    name: t.exposeString('name', { description: 'Its name, which no other has, whatever the case of its letters.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is for.' }),
    steps: t.field({
      type: [CompositeLifecycleStep],
      description: 'The steps in Spaces that the caller sees, and those beyond this fleet, in order.',
      resolve: ({ steps }, _, context) => seenSteps(steps, (step) => seesStep(context, step)).map(({ step }) => step),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    version: t.exposeInt('version', {
      description: 'Counts its changes, from 1; what `expectedVersion` is held against.',
    }),
  }),
})

builder.asEntity(CompositeLifecycle, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => {
    const parsed = parseId(id)
    return parsed?.kind === 'CompositeLifecycles' ? loadLifecycle(context, parsed.n) : null
  },
})

/** What the Space of a step is called now. */
export function spaceNameOf(
  { space, spaceName }: Pick<CompositeStep, 'space' | 'spaceName'>,
  _args: object,
  { membership }: { membership: { spaces: ReadonlyMap<string, { name: string }> } },
): string {
  return (space === null ? undefined : membership.spaces.get(space)?.name) ?? spaceName
}
