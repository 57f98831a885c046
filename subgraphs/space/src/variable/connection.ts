import { builder } from '../builder.js'
import { commonFilterFields, pageArguments, TimeRange } from '../connection/args.js'
import { BY_CREATION, BY_NAME, orderInput } from '../connection/order.js'
import { rootList } from '../connection/root-list.js'
import { variableList } from './list.js'
import { VariableConnection } from './type.js'
import { VariableType } from './variable-type.js'

/** The input that chooses values of variables, for lists and facets alike. */
export const VariableFilter = builder.inputType('VariableFilter', {
  description: 'Which values of variables. All that is given must hold.',
  fields: (t) => ({
    ...commonFilterFields(t),
    project: t.idList({ description: 'Only those of these projects, by id, without their library sets.' }),
    libraryVariableSet: t.idList({ description: 'Only those of these library variable sets, by id.' }),
    name: t.stringList({ description: 'Only those of variables with one of these names, whatever their case.' }),
    type: t.field({ type: [VariableType], description: 'Only those of one of these types.' }),
    environment: t.idList({ description: 'Only those scoped to one of these environments, by id.' }),
    target: t.idList({ description: 'Only those scoped to one of these deployment targets, by id.' }),
    role: t.stringList({ description: 'Only those scoped to one of these roles, to the letter.' }),
    channel: t.idList({ description: 'Only those scoped to one of these channels, by id.' }),
    tenantTag: t.idList({ description: 'Only those scoped to one of these tags, by id.' }),
    step: t.intList({ description: 'Only those scoped to one of these steps, by number, which counts in each Space.' }),
    account: t.idList({ description: 'Only those that lead to one of these accounts, by id.' }),
    certificate: t.idList({ description: 'Only those that lead to one of these certificates, by id.' }),
    workerPool: t.idList({ description: 'Only those that lead to one of these worker pools, by id.' }),
    isSensitive: t.boolean({ description: 'Only sensitive ones, or only others.' }),
    isPrompted: t.boolean({ description: 'Only those that whoever deploys is asked for, or only others.' }),
    hasScope: t.boolean({ description: 'Only those scoped to anything, or only those that hold everywhere.' }),
    usesVariable: t.string({ description: 'Only those whose text uses the variable of this name, such as `Port`.' }),
    updated: t.field({ type: TimeRange, description: 'Only those changed last in this time.' }),
  }),
})

const VariableOrder = orderInput('Variable', {
  NAME: BY_NAME,
  CREATED_AT: BY_CREATION,
  UPDATED_AT: 'By when they were changed last.',
})

/** The arguments of every list of values of variables. */
export const variableArguments = {
  ...pageArguments,
  ...builder.args((t) => ({
    filter: t.field({ type: VariableFilter, description: 'Which values.' }),
    orderBy: t.field({ type: VariableOrder, defaultValue: variableList.by, description: 'How they are ordered.' }),
  })),
}

rootList({
  list: variableList,
  type: VariableConnection,
  access: 'VariableView',
  args: variableArguments,
  what: 'values of variables, of projects and library variable sets',
})
