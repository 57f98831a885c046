import { builder } from '../builder.js'
import type { JsonObject } from './parse.js'

/** One of a template's parameters, as its file has it. */
type Parameter = {
  Name: string
  Label?: string | null
  HelpText?: string | null
  DefaultValue?: unknown
  DisplaySettings?: unknown
}

export const StepTemplateParameter = builder.objectRef<Parameter>('StepTemplateParameter').implement({
  description: "Something that a step template's user fills in.",
  access: 'ActionTemplateView',
  fields: (t) => ({
    name: t.exposeString('Name', { description: 'The name of the variable that holds it.' }),
    label: t.exposeString('Label', { nullable: true, description: 'How a form calls it.' }),
    helpText: t.exposeString('HelpText', { nullable: true, description: 'What to fill in, as Markdown.' }),
    defaultValue: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What it is when nothing is filled in; mostly a text.',
      resolve: ({ DefaultValue }) => DefaultValue ?? null,
    }),
    displaySettings: t.field({
      type: 'JSON',
      nullable: true,
      description: 'How a form shows it: `Octopus.ControlType` and its options.',
      resolve: ({ DisplaySettings }) => DisplaySettings ?? null,
    }),
  }),
})

/** The parameters kept with a version. */
export function keptParameters(version: { parameters: string } | undefined): Parameter[] {
  return version ? JSON.parse(version.parameters) : []
}

/** The properties kept with a version. */
export function keptProperties(version: { properties: string } | undefined): JsonObject {
  return version ? JSON.parse(version.properties) : {}
}
