import { builder } from '../builder.js'
import { FrozenVariableType } from '../snapshot/variable-type.js'
import { ChangeKind } from './change-kind.js'
import type { VariableChange, VariableChanges } from './variables.js'

const VariableAspect = builder.enumType('VariableAspect', {
  description: 'Something of a value of a variable that can be otherwise.',
  values: {
    TYPE: { description: 'What its value is.' },
    VALUE: { description: 'The text; of a sensitive one only that it is another.' },
    DESCRIPTION: { description: 'What it is, for people.' },
    ACCOUNT: { description: 'The account that it leads to.' },
    CERTIFICATE: { description: 'The certificate that it leads to.' },
    WORKER_POOL: { description: 'The worker pool that it leads to.' },
    PROMPT: { description: 'Whether, or how, whoever deploys is asked for it.' },
  } as const,
})

const VariableChangeType = builder.objectRef<VariableChange>('VariableChange').implement({
  description: 'What became of one value of a variable. Values are the same that have the same name and scope.',
  access: 'Public',
  fields: (t) => ({
    change: t.expose('change', { type: ChangeKind, description: 'What became of it.' }),
    name: t.exposeString('name', { description: 'The name of the variable.' }),
    before: t.expose('before', {
      type: FrozenVariableType,
      nullable: true,
      description: 'What it was; null if it is new.',
    }),
    after: t.expose('after', {
      type: FrozenVariableType,
      nullable: true,
      description: 'What it is; null if it is gone.',
    }),
    aspects: t.expose('aspects', {
      type: [VariableAspect],
      description: 'What of it is otherwise; empty if it is new or gone.',
    }),
  }),
})

/** What became of the variables that a caller may see. */
export type SeenChanges = VariableChanges & { hasHidden: boolean }

export const VariableComparison = builder.objectRef<SeenChanges>('VariableComparison').implement({
  description: 'What became of the variables between two releases: only what is otherwise.',
  access: 'Public',
  fields: (t) => ({
    changes: t.expose('changes', {
      type: [VariableChangeType],
      description: 'The values that are otherwise, of those that the caller may see, by name; at most 2,000.',
    }),
    hasHidden: t.exposeBoolean('hasHidden', {
      description: 'Whether one of the releases has values that the caller may not see, and that were not compared.',
    }),
    isTruncated: t.exposeBoolean('isTruncated', { description: 'Whether there are more changes than are listed.' }),
  }),
})
