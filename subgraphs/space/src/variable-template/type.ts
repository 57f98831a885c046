import { builder } from '../builder.js'
import type { TemplateRow } from './columns.js'
import { readOptions, type TemplateOption } from './options.js'
import { templateId } from './template-id.js'

export const ControlType = builder.enumType('ControlType', {
  description: 'How a form asks for a value.',
  values: {
    SINGLE_LINE_TEXT: { description: 'A line of text.' },
    MULTI_LINE_TEXT: { description: 'Lines of text.' },
    SELECT: { description: 'One of some options.' },
    CHECKBOX: { description: 'Yes or no: `True` or `False`.' },
    SENSITIVE: { description: 'A text that nobody reads back.' },
  } as const,
})

export const TemplateScope = builder.enumType('TemplateScope', {
  description: 'Per what the values of a template are given.',
  values: {
    TENANT: { description: 'One for each tenant.' },
    ENVIRONMENT: { description: 'One for each environment.' },
    TENANT_AND_ENVIRONMENT: { description: 'One for each tenant in each environment.' },
  } as const,
})

const TemplateOptionType = builder.objectRef<TemplateOption>('TemplateOption').implement({
  description: 'What somebody may choose.',
  access: 'Public',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'The value that it means.' }),
    label: t.exposeString('label', { description: 'How a form calls it.' }),
  }),
})

export const VariableTemplate = builder.objectRef<TemplateRow>('VariableTemplate').implement({
  description:
    'A variable of which each tenant, each environment, or each tenant in each environment has a value of its own.',
  access: 'Public',
  fields: (t) => ({
    id: t.id({
      description:
        'The id: `Spaces-12/VariableTemplates-7`. A template is a part of its owner: `node` does not find it.',
      resolve: ({ id }, _args, context) => templateId(context, id),
    }),
    name: t.exposeString('name', { description: 'The name of the variable: unique in its owner, whatever its case.' }),
    label: t.exposeString('label', { nullable: true, description: 'How a form calls it; null: by its name.' }),
    helpText: t.exposeString('helpText', { nullable: true, description: 'What to fill in, as Markdown.' }),
    control: t.expose('control', { type: ControlType, description: 'How a form asks for a value.' }),
    options: t.field({
      type: [TemplateOptionType],
      description: 'The options of a `SELECT`, in order.',
      resolve: ({ options }) => readOptions(options),
    }),
    scope: t.expose('scope', { type: TemplateScope, description: 'Per what its values are given.' }),
    isRequired: t.exposeBoolean('isRequired', {
      description: 'Whether nothing is deployed without a value, or the word that there is to be none.',
    }),
    defaultValue: t.exposeString('defaultValue', {
      nullable: true,
      description: 'The value where nobody gave one; null for none, or a sensitive one.',
    }),
    hasDefault: t.boolean({
      description: 'Whether there is a value where nobody gave one, be it a sensitive one.',
      resolve: ({ defaultValue, defaultSecretId }) => defaultValue !== null || defaultSecretId !== null,
    }),
  }),
})
