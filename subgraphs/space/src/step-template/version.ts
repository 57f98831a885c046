import { builder } from '../builder.js'
import { keptParameters, keptProperties, StepTemplateParameter } from './parameter.js'

export const StepTemplateVersion = builder.prismaObject('StepTemplateVersion', {
  description: 'One version of a step template, as it was imported or made.',
  access: 'ActionTemplateView',
  select: { id: true },
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Its number.' }),
    name: t.exposeString('name', { description: 'What the template was called then.' }),
    actionType: t.exposeString('actionType', { description: 'What kind of step it was.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it did, as Markdown.' }),
    parameters: t.field({
      type: [StepTemplateParameter],
      description: 'What its user filled in, in order.',
      select: { parameters: true },
      resolve: keptParameters,
    }),
    properties: t.field({
      type: 'JSON',
      description: 'Its settings, exactly as the file has them.',
      select: { properties: true },
      resolve: keptProperties,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was imported or made.' }),
    source: t.exposeString('source', {
      description: 'The whole file, as it came; of one made here, the file that another Space can import.',
    }),
  }),
})
