import { printCheckpoint } from '@spaceport/kit/audit/checkpoint'
import { PROBLEMS, type Fault, type Verdict } from '@spaceport/kit/audit/verify'
import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'

const AuditProblem = builder.enumType('AuditProblem', {
  description: 'What is wrong with an audit.',
  values: {
    EDITED: { description: PROBLEMS.EDITED },
    MISSING: { description: PROBLEMS.MISSING },
    MISPLACED: { description: PROBLEMS.MISPLACED },
    TAIL_MISSING: { description: PROBLEMS.TAIL_MISSING },
    HEAD_ALTERED: { description: PROBLEMS.HEAD_ALTERED },
  } as const,
})

const AuditFault = builder.objectRef<Fault>('AuditFault').implement({
  description: 'One thing that is wrong with an audit, and where.',
  shareable: true,
  access: 'EventView',
  fields: (t) => ({
    problem: t.expose('problem', { type: AuditProblem, description: 'What is wrong.' }),
    event: t.string({
      nullable: true,
      description: 'The id of the event where it is; null where there is no event left.',
      resolve: ({ event }, _args, { space }) => (event === null ? null : entityId(space, 'Events', event)),
    }),
    message: t.string({ description: 'The same for people.', resolve: ({ problem }) => PROBLEMS[problem] }),
  }),
})

export const AuditVerdict = builder.objectRef<Verdict>('AuditVerdict').implement({
  description: 'Whether an audit is as it was written, so far as its hashes tell.',
  shareable: true,
  access: 'EventView',
  fields: (t) => ({
    intact: t.boolean({
      description: 'Whether nothing was edited, removed, inserted or moved.',
      resolve: ({ faults }) => faults.length === 0,
    }),
    faults: t.expose('faults', { type: [AuditFault], description: 'The first 20 things that are wrong, in order.' }),
    count: t.int({
      description: 'How many events there are, as far as it was verified.',
      resolve: ({ reached }) => reached.count,
    }),
    complete: t.exposeBoolean('complete', {
      description: 'Whether it was verified to its end; if not, go on with `after: checkpoint`.',
    }),
    checkpoint: t.string({
      description:
        'Where the verification came to. Kept elsewhere, it proves later that nothing before it was written anew: verify with `after`.',
      resolve: ({ reached }) => printCheckpoint(reached),
    }),
  }),
})
