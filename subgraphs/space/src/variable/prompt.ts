import { builder } from '../builder.js'
import type { FrozenPrompt } from './snapshot-content.js'

export const VariablePrompt = builder.objectRef<FrozenPrompt>('VariablePrompt').implement({
  description: 'How whoever deploys is asked for a variable.',
  access: 'Public',
  fields: (t) => ({
    label: t.exposeString('label', { nullable: true, description: 'How a form calls it; null: by its name.' }),
    helpText: t.exposeString('helpText', { nullable: true, description: 'What to fill in, as Markdown.' }),
    isRequired: t.exposeBoolean('isRequired', { description: 'Whether it may not be left empty.' }),
  }),
})
