import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { readSecret } from '../secret/text.js'
import { readValue } from '../variable/value-text.js'
import type { TemplateRow } from '../variable-template/columns.js'
import { requireFitting } from '../variable-template/fitting.js'
import { readTemplateId } from '../variable-template/template-id.js'
import { readReference } from '../write/references.js'
import type { ValueCell } from './cell.js'
import type { GivenValue } from './given.js'

/** A wish with its ids taken apart. */
export type ReadWish = { given: GivenValue; cell: ValueCell; path: readonly string[] }

/** Takes the ids of a wish apart. Throws `BAD_ID`, `NOT_FOUND` for a template of another Space. */
export function readWish(context: SpaceContext, given: GivenValue, ...path: string[]): ReadWish {
  const { template, tenant, environment } = given
  const reference = (kind: 'Tenants' | 'Environments', id: string | null | undefined, field: string) =>
    id === null || id === undefined ? null : readReference(context, kind, id, ...path, field)
  const cell = {
    templateId: readTemplateId(context, template, ...path, 'template'),
    tenantId: reference('Tenants', tenant, 'tenant'),
    environmentId: reference('Environments', environment, 'environment'),
  }
  return { given, cell, path }
}

/** Throws `BAD_INPUT` unless a value is given per just what its template's values are given. */
export function requireScope({ scope }: TemplateRow, { cell, path }: ReadWish): void {
  const wants = { tenant: scope !== 'ENVIRONMENT', environment: scope !== 'TENANT' }
  for (const [field, local] of [
    ['tenant', cell.tenantId],
    ['environment', cell.environmentId],
  ] as const) {
    if (wants[field] === (local !== null)) continue
    const what = wants[field] ? `is given per ${field}` : `is not given per ${field}`
    throw refuse('BAD_INPUT', `A value of a template with the scope ${scope} ${what}.`, ...path, field)
  }
}

/** What a value is to be; null: nobody has said. */
export type WantedValue = { value: string | null; secret: string | null; isNull: boolean } | null

/** What a wish says. Throws `BAD_INPUT` unless it says one thing, and one that the template takes. A blank text is no value. */
export function readWanted(template: TemplateRow, { given, path }: ReadWish): WantedValue {
  const said = (['value', 'secret', 'isNull', 'isUnset'] as const).filter(
    (field) => given[field] !== null && given[field] !== undefined && given[field] !== false,
  )
  const [field] = said
  if (!field || said.length > 1) {
    throw refuse('BAD_INPUT', 'Say one of value, secret, isNull and isUnset.', ...path)
  }
  if (field === 'isUnset') return null
  if (field === 'isNull') return { value: null, secret: null, isNull: true }
  const isSensitive = template.control === 'SENSITIVE'
  if (isSensitive !== (field === 'secret')) {
    const right = isSensitive ? 'secret' : 'value'
    throw refuse('BAD_INPUT', `A value of a ${template.control} is given in "${right}".`, ...path, field)
  }
  const text = given[field] ?? ''
  if (text === '') throw refuse('BAD_INPUT', 'An empty text is no value: say isNull for none.', ...path, field)
  if (isSensitive) return { value: null, secret: readSecret(text, ...path, field), isNull: false }
  requireFitting(template, text, ...path, field)
  return { value: readValue(text, ...path, field), secret: null, isNull: false }
}
