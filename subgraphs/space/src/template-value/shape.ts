import { NOWHERE } from '@spaceport/kit/rights/scope'
import type { SpaceContext } from '../context.js'
import type { TemplateRow } from '../variable-template/columns.js'
import type { ValueCell } from './cell.js'
import { mayReadValue } from './rights.js'

/** A value as it is kept; null where nobody has said. */
export type OwnValue = {
  isNull: boolean
  value: string | null
  secretId: number | null
  version: number
  updatedAt: Date
}

/** The value of a template for a tenant, an environment or both, as the graph shows it. */
export type TemplateValueShape = ValueCell & {
  template: TemplateRow
  own: OwnValue | null
  /** The project that asks for what is per environment alone: those of a library set are the same for several. */
  forProjectId: number | null
  /** Whether the caller may not read it. */
  isHidden: boolean
}

/** A cell with its template and, where somebody has said, its value. */
type Found = Omit<TemplateValueShape, 'isHidden'> & { projectGroupId: number | null }

/** A value as the caller may see it. */
export function shownValue(context: SpaceContext, { projectGroupId, ...value }: Found): TemplateValueShape {
  const { projectId } = value.template
  const position =
    projectId === null || projectGroupId === null
      ? NOWHERE
      : { ...NOWHERE, ProjectGroups: [projectGroupId], Projects: [projectId] }
  const { tenantId, environmentId } = value
  const place = { ofProject: projectId !== null, position, tenantId, environmentId }
  return { ...value, isHidden: !mayReadValue(context, place) }
}

/** The text that counts: what somebody gave, else the default; null for none, and for a sensitive one. */
export function textOf({ own, template }: TemplateValueShape): string | null {
  if (own) return own.value
  return template.defaultValue
}

/** Whether there is a value, be it one that nobody reads back. */
export function hasText({ own, template }: TemplateValueShape): boolean {
  if (own) return own.value !== null || own.secretId !== null
  return template.defaultValue !== null || template.defaultSecretId !== null
}
