import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { createVariable } from './create.js'
import { deleteVariable } from './delete.js'
import { CreateVariableInput, DeleteVariableInput, SetVariablesInput, UpdateVariableInput } from './inputs.js'
import { outcomeOfAll } from './refusals.js'
import { setVariables } from './set.js'
import { NOTHING_SET, SetVariablesPayload } from './set-payload.js'
import { Variable } from './type.js'
import { updateVariable } from './update.js'

const RIGHTS =
  "A project's value takes `VariableEdit` for all of its environments, or `VariableEditUnscoped` if it has none; a library set's `LibraryVariableSetEdit`."

builder.mutationFields((t) => ({
  createVariable: t.field({
    type: entityPayload('CreateVariable', Variable, 'VariableView'),
    nullable: true,
    access: 'VariableEdit',
    fleet: { route: 'input.owner' },
    description: `Creates one value of a variable. ${RIGHTS} \`INVALID_STATE\` for an archived owner.`,
    args: { input: t.arg({ type: CreateVariableInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createVariable(context, input), UNCHANGED),
  }),
  updateVariable: t.field({
    type: entityPayload('UpdateVariable', Variable, 'VariableView'),
    nullable: true,
    access: 'VariableEdit',
    fleet: { route: 'input.id' },
    description: `Changes one value of a variable. ${RIGHTS} So do the environments that it had before. \`VERSION_CONFLICT\` when it has changed since.`,
    args: { input: t.arg({ type: UpdateVariableInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateVariable(context, input), UNCHANGED),
  }),
  deleteVariable: t.field({
    type: deletedPayload('DeleteVariable', 'value', 'VariableView'),
    nullable: true,
    access: 'VariableEdit',
    fleet: { route: 'input.id' },
    description: `Deletes one value of a variable. ${RIGHTS} Releases keep what they froze.`,
    args: { input: t.arg({ type: DeleteVariableInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => deleteVariable(context, input), NOTHING_DELETED),
  }),
  setVariables: t.field({
    type: SetVariablesPayload,
    nullable: true,
    access: 'VariableEdit',
    fleet: { route: 'input.owner' },
    description: `Makes, changes and deletes values together: all or nothing, and all that is wrong is told at once. ${RIGHTS}`,
    args: { input: t.arg({ type: SetVariablesInput, required: true, description: 'Which values.' }) },
    resolve: (_root, { input }, context) => outcomeOfAll(async () => setVariables(context, input), NOTHING_SET),
  }),
}))
