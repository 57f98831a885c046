import { getDatamodel } from '@spaceport/database/generated/space-pothos'
import { $Enums } from '@spaceport/database/space'
import type { Model } from '../entity/model.js'

/** The labels that a column may have; null for one that is no enum. */
export function labelsOf(model: Model, column: string): readonly string[] | null {
  const name = model === 'event' ? 'AuditEvent' : `${model[0]?.toUpperCase()}${model.slice(1)}`
  const field = DATAMODEL.datamodel.models[name]?.fields.find((one) => one.name === column)
  if (!field) throw new Error(`${model} has no column ${column}`)
  return field.kind === 'enum' ? Object.values(labelsNamed(field.type)) : null
}

const DATAMODEL = getDatamodel()

function labelsNamed(type: string): Readonly<Record<string, string>> {
  const labels: unknown = Reflect.get($Enums, type)
  if (typeof labels !== 'object' || labels === null) throw new Error(`there is no enum ${type}`)
  return labels as Readonly<Record<string, string>>
}
