import type { StepTemplate, StepTemplateVersion } from '@spaceport/database/space'
import { entityId } from '@spaceport/kit/ids'
import { fileOf, versionRow, type Content } from '../../step-template/content.js'
import { named } from '../named.js'
import type { Setting } from '../setting.js'
import { TEMPLATE_TEXTS, type TemplateText, type TemplateTexts } from './step-template-texts.js'
import { bytes } from '../bytes.js'

/** Numbers of what the processes refer to. */
export const TEMPLATE = { migrations: 1, smoke: 2, chat: 3 } as const

/** What kind of step all of them are. */
export const SCRIPT = 'Octopus.Script'

/** A version of a step template; `sourceHash` as PostgreSQL writes bytes. */
export type TemplateVersionRow = Omit<StepTemplateVersion, 'sourceHash'> & { sourceHash: string }

/** The step templates that the Space has made for itself, in several versions. */
export function stepTemplates({ ago, space }: Setting): {
  step_template: StepTemplate[]
  step_template_version: TemplateVersionRow[]
} {
  const step_template_version: TemplateVersionRow[] = []
  const step_template = TEMPLATE_TEXTS.map((texts, i): StepTemplate => {
    const { name, description, category, versions } = texts
    const stepTemplateId = i + 1
    for (const [at, text] of versions.entries()) {
      const { file, source } = fileOf(entityId(space, 'StepTemplates', stepTemplateId), at + 1, contentOf(texts, text))
      const { sourceHash, ...row } = versionRow(file, source)
      step_template_version.push({
        ...{ id: step_template_version.length + 1, stepTemplateId, ...row },
        ...{ sourceHash: bytes(sourceHash), createdAt: ago(text.daysAgo) },
      })
    }
    return {
      ...{ id: stepTemplateId, communityId: null, ...named(name), actionType: SCRIPT, description, category },
      version: versions.length,
      createdAt: ago(versions[0]?.daysAgo ?? 0),
      updatedAt: ago(versions.at(-1)?.daysAgo ?? 0),
    }
  })
  return { step_template, step_template_version }
}

function contentOf({ name, description, category }: TemplateTexts, text: TemplateText): Content {
  const parameters = text.parameters.map(({ name: Name, label, help, usual, control }) => ({
    ...{ Name, Label: label, HelpText: help, DefaultValue: usual },
    DisplaySettings: { 'Octopus.ControlType': control ?? 'SingleLineText' },
  }))
  return { name, actionType: SCRIPT, description, category, parameters, properties: propertiesOf(text) }
}

function propertiesOf({ script }: TemplateText): Record<string, string> {
  return {
    'Octopus.Action.Script.ScriptSource': 'Inline',
    'Octopus.Action.Script.Syntax': 'Bash',
    'Octopus.Action.Script.ScriptBody': script,
  }
}

/** The properties of an action that is made from a version of a template, with the parameters that are not as usual. */
export function fromTemplate(template: number, version: number, filled: Record<string, string>) {
  const text = TEMPLATE_TEXTS[template - 1]?.versions[version - 1]
  if (!text) throw new Error(`there is no version ${version} of step template ${template}`)
  const usual = text.parameters.flatMap(({ name, usual: value }) => (value === null ? [] : [[name, value] as const]))
  return {
    ...{ actionType: SCRIPT, stepTemplateId: template, stepTemplateVersion: version },
    plain: { ...propertiesOf(text), ...Object.fromEntries(usual), ...filled },
  }
}
