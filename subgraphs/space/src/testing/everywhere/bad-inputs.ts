import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql'
import {
  badIds,
  badJson,
  badNumbers,
  badRemotes,
  badTexts,
  badTimes,
  malformed,
  wrongTypes,
  type Bad,
} from './bad-values.js'
import { kindNamed } from './known.js'
import type { Mutation } from './mutations.js'
import { placeOf, typed, validInput, type Input, type Making, type Place } from './valid.js'

/** A valid input of which one field is wrong. */
export type BadInput = { path: string[]; what: string; input: Input; must: boolean }

/** The most that any list takes, and one more. */
const TOO_MANY = 1_001

/** Every way to spoil a mutation's input in one field. */
export function* badInputs(mutation: Mutation, making: Making): Generator<BadInput> {
  const valid = validInput(mutation, making)
  const place = placeOf(mutation, making)
  for (const spot of spotsOf(mutation.input, mutation.fields, valid, place, [])) {
    for (const { what, value, must } of spot.values) {
      yield { path: spot.path, what, must, input: replaced(spot.whole(valid), spot.path, value) }
    }
  }
}

/** A field somewhere in an input, what may be wrong with it, and the input as it has to be for it to be there at all. */
type Spot = { path: string[]; values: Bad[]; whole(valid: Input): Input }

function* spotsOf(
  type: string,
  fields: readonly GraphQLInputField[],
  object: Input,
  place: Place,
  path: string[],
): Generator<Spot> {
  for (const field of fields) {
    const at = [...path, field.name]
    yield { path: at, values: valuesFor(type, field, object, place), whole: (valid) => valid }
    const of = getNamedType(field.type)
    if (!isInputObjectType(of)) continue
    const isList = isListType(getNullableType(field.type))
    const there = isList ? (object[field.name] as Input[] | undefined)?.[0] : object[field.name]
    const inner = (there ?? typed(type, field, isList ? of : field.type, place)) as Input
    const whole = there ? at : null
    const next = isList ? [...at, '0'] : at
    for (const spot of spotsOf(of.name, Object.values(of.getFields()), inner, place, next)) {
      yield { ...spot, whole: (valid) => spot.whole(whole ? valid : replaced(valid, at, isList ? [inner] : inner)) }
    }
  }
}

function valuesFor(input: string, field: GraphQLInputField, object: Input, place: Place): Bad[] {
  const type = getNullableType(field.type)
  const values = [...wrongTypes(field.type), ...leavesFor(input, field, type, place)]
  if (!isListType(type)) return values
  const [item] = (object[field.name] as unknown[] | undefined) ?? [typed(input, field, type.ofType, place)]
  const many = Array.from({ length: TOO_MANY }, (_, n) => numbered(item, n))
  return [
    ...values.map(({ value, ...one }) => ({ ...one, value: Array.isArray(value) || value === null ? value : [value] })),
    { what: '1,001 items', value: many, must: true },
    { what: 'the same twice', value: [item, item], must: false },
  ]
}

function leavesFor(input: string, field: GraphQLInputField, type: GraphQLInputType, place: Place): Bad[] {
  const { name } = field
  switch (getNamedType(type).name) {
    case 'String':
      return [...badTexts(name, isNonNullType(field.type) && !isListType(type)), ...malformed(input, name)]
    case 'ID':
      return idsFor(input, name, place)
    case 'Int':
      return badNumbers(input, name)
    case 'DateTime':
      return badTimes()
    case 'JSON':
      return badJson()
    default:
      return []
  }
}

function idsFor(input: string, field: string, { about, known, mutation }: Place): Bad[] {
  if (field === 'space') return badIds('Spaces')
  const kind = kindNamed(input, field, about)
  if (field === 'remoteOf') return badRemotes(kind)
  // What is archived is read-only, and no more replaced; but a certificate has a name by which to tell it from the one in its place.
  const isReadOnly = /^(update|replace)/.test(mutation) && mutation !== 'updateCertificate' && field === 'id'
  const archived = isReadOnly ? (known.archived.get(kind) ?? []) : []
  return [...badIds(kind), ...archived.map((value) => ({ what: 'of what is archived', value, must: true }))]
}

/** The same item once more, but not the same. */
function numbered(item: unknown, n: number): unknown {
  if (typeof item === 'string') return item.startsWith('Spaces-1/') ? item.replace(/\d+$/, String(n + 1)) : item
  if (typeof item !== 'object' || item === null) return item
  return 'name' in item ? { ...item, name: `${String(item.name)} ${n}` } : item
}

/** A copy of an input with another value at a path. */
function replaced(input: Input, path: readonly string[], value: unknown): Input {
  const copy = structuredClone(input)
  const [last, ...before] = path.toReversed()
  const holder = before.reduceRight((object, step) => object[step] as Input, copy)
  holder[last ?? ''] = value
  return copy
}
