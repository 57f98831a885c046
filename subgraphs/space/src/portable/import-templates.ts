import { ControlType, TemplateScope } from '@spaceport/database/space'
import type { PortableRelease } from '@spaceport/kit/bundle/content'
import { textKey } from '@spaceport/kit/page/text-key'
import type { TemplateRow } from '../variable-template/columns.js'
import { readOneOf } from './import-text.js'

/** What a release asks of the Space where it is deployed; a sensitive default by its place among the bundle's sensitive texts. */
export type CarriedTemplate = Omit<
  TemplateRow,
  'id' | 'projectId' | 'libraryVariableSetId' | 'position' | 'defaultSecretId'
> & {
  nameKey: string
  defaultSecret: number | null
  /** Whether the release has values of that name only for other Spaces, and nobody has made a template of it. */
  isOnlyNeeded: boolean
}

const WHY = 'The release has values of it, but only for where it came from.'

/**
 * The templates that a release carries, then one for each name that it needs: of those a value is to be given for each environment. Each name
 * once, whatever its case.
 */
export function carriedTemplates({ templates, needed }: PortableRelease): CarriedTemplate[] {
  const carried = templates.map((template): CarriedTemplate => {
    const { label, helpText, options, isRequired, defaultValue, defaultSecret } = template
    const name = template.name.trim()
    return {
      ...{ name, nameKey: textKey(name), label, helpText, options, isRequired, defaultValue, defaultSecret },
      control: readOneOf(ControlType, template.controlType, 'control'),
      scope: readOneOf(TemplateScope, template.scope, 'scope of a template'),
      isOnlyNeeded: false,
    }
  })
  const missing = needed.map((text): CarriedTemplate => {
    const name = text.trim()
    return {
      ...{ name, nameKey: textKey(name), label: null, helpText: WHY, options: null, isRequired: true },
      ...{ defaultValue: null, defaultSecret: null, control: 'SINGLE_LINE_TEXT', scope: 'ENVIRONMENT' },
      isOnlyNeeded: true,
    }
  })
  const names = new Set<string>()
  return [...carried, ...missing].filter(({ nameKey }) => {
    const isNew = !names.has(nameKey)
    names.add(nameKey)
    return isNew
  })
}

/** Whether nobody needs to say a value, since there is one by default or none must be. */
export function hasDefault({ isRequired, defaultValue, defaultSecret }: CarriedTemplate): boolean {
  return !isRequired || defaultValue !== null || defaultSecret !== null
}
