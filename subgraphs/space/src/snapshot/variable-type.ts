import { Account } from '../account/type.js'
import { builder } from '../builder.js'
import { Certificate } from '../certificate/type.js'
import { loadEntity } from '../entity/load.js'
import { LibraryVariableSet } from '../library-variable-set/type.js'
import { VariablePrompt } from '../variable/prompt.js'
import { VariableScope } from '../variable/scope-type.js'
import type { FrozenVariable } from '../variable/snapshot.js'
import { VariableType } from '../variable/variable-type.js'
import { WorkerPool } from '../worker-pool/type.js'

export const FrozenVariableType = builder.objectRef<FrozenVariable>('FrozenVariable').implement({
  description: 'One value of a variable as it was when it was frozen. What it leads to is as it is now.',
  access: 'Public',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number in the Space: the same as long as the value exists.' }),
    name: t.exposeString('name', { description: 'The name, by which steps and other variables use it. Not unique.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is, for people.' }),
    type: t.expose('type', { type: VariableType, description: 'What its value is.' }),
    value: t.exposeString('value', {
      nullable: true,
      description: 'The text of a `STRING`; null for none, and for every other type: a sensitive one is never told.',
    }),
    isSensitive: t.boolean({
      description: 'Whether nobody reads its value back.',
      resolve: ({ type }) => type === 'SENSITIVE',
    }),
    prompt: t.expose('prompt', {
      type: VariablePrompt,
      nullable: true,
      description: 'How whoever deploys is asked for it; null if nobody is.',
    }),
    scope: t.expose('scope', { type: VariableScope, description: 'For what it holds.' }),
    libraryVariableSet: t.field({
      type: LibraryVariableSet,
      nullable: true,
      access: 'LibraryVariableSetView',
      description:
        "The library variable set that says it; null for the project's own, and for a set that is gone or that the caller cannot see.",
      resolve: ({ libraryVariableSetId: id }, _args, context, info) =>
        id === null ? null : loadEntity(context, info, 'LibraryVariableSet', id),
    }),
    account: t.field({
      type: Account,
      nullable: true,
      access: 'AccountView',
      description:
        'The account that it leads to; null for none, and for one that is gone or that the caller cannot see.',
      resolve: ({ accountId: id }, _args, context, info) =>
        id === null ? null : loadEntity(context, info, 'Account', id),
    }),
    certificate: t.field({
      type: Certificate,
      nullable: true,
      access: 'CertificateView',
      description:
        'The certificate that it leads to; null for none, and for one that is gone or that the caller cannot see.',
      resolve: ({ certificateId: id }, _args, context, info) =>
        id === null ? null : loadEntity(context, info, 'Certificate', id),
    }),
    workerPool: t.field({
      type: WorkerPool,
      nullable: true,
      access: 'WorkerView',
      description:
        'The worker pool that it leads to; null for none, and for one that is gone or that the caller cannot see.',
      resolve: ({ workerPoolId: id }, _args, context, info) =>
        id === null ? null : loadEntity(context, info, 'WorkerPool', id),
    }),
  }),
})

/** The variables of a project as they were when they were frozen, as far as the caller may see them. */
export type SeenSnapshot = { variables: FrozenVariable[]; hasHidden: boolean }

export const VariableSnapshot = builder.objectRef<SeenSnapshot>('VariableSnapshot').implement({
  description: 'The variables of a project and of its library sets as they were when they were frozen.',
  access: 'Public',
  fields: (t) => ({
    variables: t.expose('variables', {
      type: [FrozenVariableType],
      description: "The values that the caller may see: the project's own first, then those of its sets, each by name.",
    }),
    hasHidden: t.exposeBoolean('hasHidden', {
      description: 'Whether there are more, which the caller may not see.',
    }),
  }),
})
