import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { VariablePrompt } from './prompt.js'
import { VariableScope } from './scope-type.js'
import { VariableType } from './variable-type.js'

export const Variable = builder.prismaObject('Variable', {
  description:
    'One value of a variable of a project or of a library variable set. Names may repeat, with other scopes: the most specific value counts.',
  interfaces: [Node],
  access: 'VariableView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/Variables-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'Variables', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name, by which steps and other variables use it. Not unique.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is, for people.' }),
    type: t.expose('type', { type: VariableType, description: 'What its value is.' }),
    value: t.exposeString('value', {
      nullable: true,
      description: 'The text of a `STRING`; null for none, and for every other type: a sensitive one is never told.',
    }),
    hasValue: t.boolean({
      description: 'Whether there is a value, be it one that is not told.',
      select: { value: true, secretId: true, accountId: true, certificateId: true, workerPoolId: true },
      resolve: ({ value, secretId, accountId, certificateId, workerPoolId }) =>
        [value, secretId, accountId, certificateId, workerPoolId].some((one) => one !== null),
    }),
    isSensitive: t.boolean({
      description: 'Whether nobody reads its value back.',
      select: { type: true },
      resolve: ({ type }) => type === 'SENSITIVE',
    }),
    isPrompted: t.exposeBoolean('isPrompted', { description: 'Whether whoever deploys is asked for it.' }),
    prompt: t.field({
      type: VariablePrompt,
      nullable: true,
      description: 'How whoever deploys is asked for it; null if nobody is.',
      select: { isPrompted: true, promptLabel: true, promptHelp: true, isPromptRequired: true },
      resolve: ({ isPrompted, promptLabel, promptHelp, isPromptRequired }) =>
        isPrompted ? { label: promptLabel, helpText: promptHelp, isRequired: isPromptRequired } : null,
    }),
    scope: t.field({
      type: VariableScope,
      description: 'For what it holds.',
      select: {
        environmentIds: true,
        targetIds: true,
        roles: true,
        stepIds: true,
        channelIds: true,
        tenantTagIds: true,
        processIds: true,
      },
      resolve: ({ environmentIds, targetIds, roles, stepIds, channelIds, tenantTagIds, processIds }) => ({
        environmentIds,
        targetIds,
        roles,
        stepIds,
        channelIds,
        tenantTagIds,
        processIds,
      }),
    }),
    usesVariables: t.exposeStringList('variableNames', {
      description: 'The names of the variables that its text uses, such as `#{Port}`, in lower case.',
    }),
    remoteOf: t.exposeID('remoteOf', {
      nullable: true,
      description:
        'The id in the Space that owns it; then this is a read-only placeholder without a value. Null: it lives here, or in a Space that the caller may not enter.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was changed last.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(Variable)

export const VariableConnection = connectionType(Variable, 'VariableView')
