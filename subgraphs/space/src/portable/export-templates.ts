import type { PortableTemplate } from '@spaceport/kit/bundle/content'
import { textKey } from '@spaceport/kit/page/text-key'
import type { TemplateRow } from '../variable-template/columns.js'
import type { SecretPlaces } from './export-secrets.js'

/** What another Space is asked for: each name once, of the first template that has it, so that the project's own come before its sets'. */
export function exportTemplates(templates: readonly TemplateRow[], secrets: SecretPlaces): PortableTemplate[] {
  const names = new Set<string>()
  return templates.flatMap((template) => {
    const key = textKey(template.name)
    if (names.has(key)) return []
    names.add(key)
    const { name, label, helpText, control, options, scope, isRequired, defaultValue, defaultSecretId } = template
    return [
      {
        ...{ name, label, helpText, controlType: control, options, scope, isRequired, defaultValue },
        defaultSecret: defaultSecretId === null ? null : secrets.placeOf(defaultSecretId),
      },
    ]
  })
}
