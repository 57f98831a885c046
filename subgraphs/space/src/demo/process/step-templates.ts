import type { StepTemplate } from '@spaceport/database/space'
import { createHash } from 'node:crypto'
import { named } from '../named.js'
import type { Setting } from '../setting.js'
import { TEMPLATE_TEXTS, type TemplateText, type TemplateTexts } from './step-template-texts.js'
import { bytes } from '../bytes.js'

/** Numbers of what the processes refer to. */
export const TEMPLATE = { migrations: 1, smoke: 2, chat: 3 } as const

/** What kind of step all of them are. */
export const SCRIPT = 'Octopus.Script'

/** A version of a step template; `sourceHash` as PostgreSQL writes bytes. */
export type TemplateVersionRow = {
  id: number
  stepTemplateId: number
  version: number
  name: string
  actionType: string
  description: string | null
  parameters: string
  properties: string
  source: string
  sourceHash: string
  createdAt: Date
}

/** The step templates that the Space has made for itself, in several versions. */
export function stepTemplates({ ago }: Setting): {
  step_template: StepTemplate[]
  step_template_version: TemplateVersionRow[]
} {
  const step_template_version: TemplateVersionRow[] = []
  const step_template = TEMPLATE_TEXTS.map((texts, i): StepTemplate => {
    const { name, description, category, versions } = texts
    for (const [at, text] of versions.entries()) {
      const file = fileOf(texts, text, at + 1)
      const source = JSON.stringify(file, null, 2)
      step_template_version.push({
        ...{ id: step_template_version.length + 1, stepTemplateId: i + 1, version: at + 1 },
        ...{ name, actionType: SCRIPT, description, source, createdAt: ago(text.daysAgo) },
        ...{ parameters: JSON.stringify(file.Parameters), properties: JSON.stringify(file.Properties) },
        sourceHash: bytes(createHash('sha256').update(source).digest()),
      })
    }
    return {
      ...{ id: i + 1, communityId: null, ...named(name), actionType: SCRIPT, description, category },
      version: versions.length,
      createdAt: ago(versions[0]?.daysAgo ?? 0),
      updatedAt: ago(versions.at(-1)?.daysAgo ?? 0),
    }
  })
  return { step_template, step_template_version }
}

/** A version in the form in which Octopus exports it. */
function fileOf({ name, description, category }: TemplateTexts, text: TemplateText, version: number) {
  return {
    Name: name,
    Description: description,
    ActionType: SCRIPT,
    Version: version,
    Properties: propertiesOf(text),
    Parameters: text.parameters.map(({ name: Name, label, help, usual, control }) => ({
      ...{ Name, Label: label, HelpText: help, DefaultValue: usual },
      DisplaySettings: { 'Octopus.ControlType': control ?? 'SingleLineText' },
    })),
    Category: category,
  }
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
