import type { VariableType } from '@spaceport/database/space'
import { entityId } from '@spaceport/kit/ids'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { readSecret } from '../secret/text.js'
import { readReference, unknown } from '../write/references.js'
import type { Existing, ValueKind } from './existing.js'
import type { GivenVariable } from './given.js'
import { readValue } from './value-text.js'
import { fitsAccount, VALUE_FIELD, VALUE_FIELDS, type ValueField } from './value-type.js'

/** The columns that hold a value. Of a sensitive one only the number, as it was; a new text is kept when all has been found right. */
export type ValueColumns = {
  type: VariableType
  value: string | null
  secretId: number | null
  accountId: number | null
  certificateId: number | null
  workerPoolId: number | null
}

/** A value as it is to be, with the sensitive text that is to be kept, if any. */
export type NewValue = ValueColumns & { secret: string | null }

const NO_VALUE = { value: null, secretId: null, accountId: null, certificateId: null, workerPoolId: null }

/** The fields that lead to other things, the columns that hold them, and their kinds. */
export const VALUE_REFERENCES = [
  { field: 'account', column: 'accountId', kind: 'Accounts' },
  { field: 'certificate', column: 'certificateId', kind: 'Certificates' },
  { field: 'workerPool', column: 'workerPoolId', kind: 'WorkerPools' },
] as const satisfies readonly { field: ValueField; column: keyof ValueColumns; kind: ValueKind }[]

/** What an input leads to by its value, by local id. */
export type ValueReferences = Partial<Record<ValueKind, number>>

/** The thing that an input gives as a value, by local id; null if none. Throws `BAD_ID` for another kind or another Space. */
export function readValueReferences(context: SpaceContext, given: GivenVariable, ...path: string[]): ValueReferences {
  const references: ValueReferences = {}
  for (const { field, kind } of VALUE_REFERENCES) {
    const id = given[field]
    if (typeof id === 'string') references[kind] = readReference(context, kind, id, ...path, field)
  }
  return references
}

/**
 * A value as it is to be: what is left out stays, unless the type changes; then there is none. Throws `BAD_INPUT` for a value of another type
 * than the variable's, `NOT_FOUND` for what does not exist for the caller, `INVALID_STATE` for an archived certificate.
 */
export function newValue(
  context: SpaceContext,
  existing: Existing,
  { given, leads }: { given: GivenVariable; leads: ValueReferences },
  before: ValueColumns | null,
  ...path: string[]
): NewValue {
  const type = given.type ?? before?.type ?? 'STRING'
  const field = VALUE_FIELD[type]
  requireOnly(type, field, given, ...path)
  const kept = before?.type === type ? pick(before) : NO_VALUE
  const value = given[field]
  if (value === undefined) return { ...kept, type, secret: null }
  if (value === null) return { ...NO_VALUE, type, secret: null }
  if (field === 'value') return { ...NO_VALUE, type, value: readValue(value, ...path, field), secret: null }
  if (field === 'secret') return { ...kept, type, secret: readSecret(value, ...path, field) }
  return { ...NO_VALUE, ...reference(context, existing, type, leads, ...path), type, secret: null }
}

function pick({ value, secretId, accountId, certificateId, workerPoolId }: ValueColumns) {
  return { value, secretId, accountId, certificateId, workerPoolId }
}

function requireOnly(type: VariableType, field: ValueField, given: GivenVariable, ...path: string[]): void {
  const other = VALUE_FIELDS.find((one) => one !== field && given[one] !== undefined && given[one] !== null)
  if (other) throw refuse('BAD_INPUT', `A ${type} variable has its value in "${field}".`, ...path, other)
}

function reference(
  context: SpaceContext,
  existing: Existing,
  type: VariableType,
  leads: ValueReferences,
  ...path: string[]
): Partial<ValueColumns> {
  for (const { field, column, kind } of VALUE_REFERENCES) {
    const local = leads[kind]
    if (local === undefined) continue
    if (!existing.ids.get(kind)?.has(local)) throw unknown(entityId(context.space, kind, local), ...path, field)
    const account = existing.accounts.get(local)
    if (kind === 'Accounts' && account && !fitsAccount(type, account)) {
      throw refuse(
        'BAD_INPUT',
        `A ${type} variable does not lead to an account of the type ${account}.`,
        ...path,
        field,
      )
    }
    if (kind === 'Certificates' && existing.archived.has(local)) {
      throw refuse('INVALID_STATE', 'The certificate is archived: restore it first.', ...path, field)
    }
    return { [column]: local }
  }
  return {}
}
