import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql'
import { KIND_OF, type Kind, type TypeName } from '../../entity/kinds.js'
import { schema } from '../../schema.js'
import { isPaged } from './lists.js'

/** A way from an entity to others: by one field, or by one within parts of it, such as a lifecycle's phases. */
export type Step = {
  /** The fields, the last of which leads to entities. */
  path: string[]
  /** The type of those entities. */
  type: GraphQLNamedType
  paged: boolean
}

/** The kind of a type's rows; null for what is no entity of its own. */
export function kindOf(type: GraphQLNamedType): Kind | null {
  return KIND_OF[type.name as TypeName] ?? null
}

/** The type of what a paged field lists. */
export function rowsOf(connection: GraphQLNamedType): GraphQLNamedType {
  const nodes = isObjectType(connection) ? connection.getFields().nodes : undefined
  if (!nodes) throw new Error(`${connection.name} has no nodes`)
  return getNamedType(nodes.type)
}

/** Every step from a type to other entities. */
export function stepsFrom(type: GraphQLNamedType, within: readonly string[] = []): Step[] {
  if (!isObjectType(type) || within.includes(type.name)) return []
  return fieldsOf(type).flatMap((field) => {
    const of = getNamedType(field.type)
    if (!isCompositeType(of) || of.name === 'Space') return []
    if (isPaged(field)) return [{ path: [field.name], type: rowsOf(of), paged: true }]
    if (isEntity(of)) return [{ path: [field.name], type: of, paged: false }]
    const further = stepsFrom(of, [...within, type.name])
    return further.map((step) => ({ ...step, path: [asked(field), ...step.path] }))
  })
}

/** A selection of everything that a type has of its own: its columns and parts, but no other entities. */
export function ownFields(type: GraphQLNamedType, within: readonly string[] = []): string {
  if (isInterfaceType(type)) return '{ __typename id }'
  if (!isObjectType(type)) return ''
  const fields = fieldsOf(type).flatMap((field) => {
    const of = getNamedType(field.type)
    if (!isCompositeType(of)) return [asked(field)]
    if (of.name === 'Space') return [`${field.name} { id }`]
    if (isPaged(field) || isEntity(of) || within.includes(of.name)) return []
    return [`${asked(field)} ${ownFields(of, [...within, type.name])}`]
  })
  return `{ __typename ${fields.join(' ')} }`
}

/** The columns of a type. */
export function columnsOf(type: GraphQLNamedType): string {
  if (!isObjectType(type)) return '{ __typename id }'
  const columns = fieldsOf(type).filter((field) => !isCompositeType(getNamedType(field.type)))
  return `{ __typename ${columns.map(asked).join(' ')} }`
}

/** Something that can be asked of a type's rows, as a selection. */
export type Question = { what: string; selection: string; step: Step | null }

/** All that can be asked of a type's rows, one by one: its columns, each of its parts with all that is in it, and each step to others. */
export function questionsOf(type: GraphQLNamedType): Question[] {
  if (!isObjectType(type)) return []
  const parts = fieldsOf(type).filter((field) => {
    const of = getNamedType(field.type)
    return isCompositeType(of) && !isPaged(field) && !isEntity(of)
  })
  return [
    { what: 'columns', selection: columnsOf(type), step: null },
    ...parts.map((field) => ({
      what: field.name,
      selection: `{ ${asked(field)} ${ownFields(getNamedType(field.type), [type.name])} }`,
      step: null,
    })),
    ...stepsFrom(type).map((step) => ({
      what: step.path.join('.'),
      selection: `{ ${taking(step, columnsOf(step.type))} }`,
      step,
    })),
  ]
}

/** A selection that takes a step and asks `inner` of what it leads to. */
export function taking({ path, paged }: Step, inner: string): string {
  const last = path.length - 1
  const innermost = paged ? `${path[last]}(first: 3) { nodes ${inner} totalCount }` : `${path[last]} ${inner}`
  return path.slice(0, last).reduceRight((selection, field) => `${field} { ${selection} }`, innermost)
}

/** What a field that hangs under an entity needs to be told, by argument. */
const REQUIRED: Readonly<Record<string, string>> = {
  environment: '"Spaces-1/Environments-1"',
  environments: '["Spaces-1/Environments-1"]',
  tenant: '"Spaces-1/Tenants-1"',
  target: '"Spaces-1/Machines-1"',
  project: '"Spaces-1/Projects-1"',
  text: '"a"',
  name: '"a"',
  version: '"1.0.0"',
}

/** A field with what it needs to be told. */
function asked({ name, args }: GraphQLField<unknown, unknown>): string {
  const needed = args.filter((arg) => getNullableType(arg.type) !== arg.type && arg.defaultValue === undefined)
  const size = args.some((arg) => arg.name === 'first') ? ['first: 3'] : []
  if (needed.length + size.length === 0) return name
  const given = needed.map((arg) => {
    const value = REQUIRED[arg.name]
    if (!value) throw new Error(`${name} needs ${arg.name}, and nobody has said what to give`)
    return `${arg.name}: ${isListType(getNullableType(arg.type)) && !value.startsWith('[') ? `[${value}]` : value}`
  })
  return `${name}(${[...size, ...given].join(', ')})`
}

function fieldsOf(type: GraphQLObjectType): GraphQLField<unknown, unknown>[] {
  return Object.values(type.getFields())
}

function isEntity(type: GraphQLNamedType): boolean {
  if (isInterfaceType(type)) return true
  return isObjectType(type) && (kindOf(type) !== null || type.getInterfaces().some(({ name }) => name === 'Node'))
}

/** The type of a list's rows. */
export function typeNamed(name: string): GraphQLNamedType {
  const type = schema.getType(name)
  if (!type) throw new Error(`there is no ${name}`)
  return type
}
