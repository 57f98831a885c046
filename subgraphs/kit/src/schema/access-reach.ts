import { Kind, parse, type DefinitionNode, type FieldDefinitionNode, type TypeNode } from 'graphql'
import { permissionOf } from './access-directive.js'

/** The objects and interfaces of an SDL, each with its fields; `interfaces`: the implementing types of each interface; `members`: those of each union. */
type Types = {
  fields: Map<string, readonly FieldDefinitionNode[]>
  interfaces: Map<string, string[]>
  members: Map<string, string[]>
}

const ROOTS: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription'])

/**
 * Where the access that an SDL declares does not hold together, one sentence each:
 * - an interface's field that takes less than that field of a type that implements it: it would be a way around;
 * - a required field that takes less than the type it leads to: whoever lacks the rest loses the whole answer, or sees too much;
 * - a required field that takes another permission than its neighbours: who lacks it would lose them, too. (A list or a connection does
 *   not: it can be empty.)
 *
 * `Public` is less than any permission, and two permissions are never more or less than each other.
 */
export function accessFaults(sdl: string): string[] {
  const types = typesOf(sdl)
  return [...interfaceFaults(types), ...requiredFaults(types)]
}

function interfaceFaults({ fields, interfaces }: Types): string[] {
  return [...interfaces].flatMap(([name, implementing]) =>
    (fields.get(name) ?? []).flatMap((field) =>
      implementing.flatMap((type) => {
        const same = fields.get(type)?.find((one) => one.name.value === field.name.value)
        const [asked, needed] = [permissionOf(field), same && permissionOf(same)]
        if (!needed || needed === 'Public' || needed === asked) return []
        return [`${name}.${field.name.value} takes ${asked}, but ${type}.${field.name.value} takes ${needed}`]
      }),
    ),
  )
}

function requiredFaults(types: Types): string[] {
  return [...types.fields].flatMap(([type, fields]) => {
    const own = ownOf(types, type)
    const neighbours =
      own.length > 1 && !ROOTS.has(type)
        ? [`the required fields of ${type} take ${own.join(' and ')}: make those nullable that are not its own`]
        : []
    const leading = fields.filter(isRequired).flatMap((field) => {
      const asked = permissionOf(field)
      const target = targetOf(field.type)
      return ownOf(types, target)
        .filter((needed) => needed !== asked)
        .map((needed) => `${type}.${field.name.value} takes ${asked}, but ${target}, which it must lead to, ${needed}`)
    })
    return [...neighbours, ...leading]
  })
}

/** The permissions that a type's required fields take, but lists and connections: its own; none if all are `Public`. */
function ownOf({ fields, members }: Types, type: string): string[] {
  const all = (members.get(type) ?? [type]).flatMap((one) => fields.get(one) ?? [])
  const taken = all.filter((field) => isRequired(field) && !canBeEmpty(field.type)).map((field) => permissionOf(field))
  return [...new Set(taken)].flatMap((one) => (one === null || one === 'Public' ? [] : [one]))
}

const isRequired = (field: FieldDefinitionNode) => field.type.kind === Kind.NON_NULL_TYPE

function canBeEmpty(type: TypeNode): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return canBeEmpty(type.type)
  return type.kind === Kind.LIST_TYPE || type.name.value.endsWith('Connection')
}

function targetOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : targetOf(type.type)
}

function typesOf(sdl: string): Types {
  const types: Types = { fields: new Map(), interfaces: new Map(), members: new Map() }
  for (const definition of parse(sdl, { noLocation: true }).definitions) add(types, definition)
  return types
}

function add({ fields, interfaces, members }: Types, definition: DefinitionNode): void {
  switch (definition.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_EXTENSION:
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_EXTENSION: {
      const name = definition.name.value
      fields.set(name, [...(fields.get(name) ?? []), ...(definition.fields ?? [])])
      for (const { name: of } of definition.interfaces ?? []) {
        interfaces.set(of.value, [...(interfaces.get(of.value) ?? []), name])
      }
      return
    }
    case Kind.UNION_TYPE_DEFINITION:
    case Kind.UNION_TYPE_EXTENSION: {
      const name = definition.name.value
      members.set(name, [...(members.get(name) ?? []), ...(definition.types ?? []).map((one) => one.name.value)])
      return
    }
  }
}
