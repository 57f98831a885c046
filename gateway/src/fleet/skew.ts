import {
  getVariableValues,
  Kind,
  TypeInfo,
  typeFromAST,
  validate,
  visit,
  visitWithTypeInfo,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionNode,
} from 'graphql'
import type { FleetInstance } from './context.js'
import type { Variables } from './operation/selection.js'
import { sendable, type Sendable } from './operation/sendable.js'

/** A field that an Instance's SDL lacks: `Project.owner`, below the root field of this response name. */
export type Unsupported = { key: string; coordinate: string }

/** What an Instance is sent; null: nothing, since its SDL has none of it. */
export type Adapted = { query: string | null; unsupported: readonly Unsupported[] }

/** The schema that an Instance serves, when it is not that of the whole `space` subgraph. `hash`: of its SDL. */
export type InstanceSchema = { hash: string; schema: GraphQLSchema }

/** An operation without what a schema lacks; null: nothing is left of it. */
type Reduced = { sendable: Sendable | null; unsupported: readonly Unsupported[] }

const NONE: readonly Unsupported[] = []

/**
 * Several versions run side by side: an Instance is never sent a field that its own SDL lacks. A field with an argument that
 * it lacks is left out too: without the argument the answer would be another one.
 */
export class Skew {
  /** By operation, then by the hash of an SDL. */
  readonly #adapted = new WeakMap<Sendable, Map<string, Reduced>>()

  /** `schemaOf`: an Instance's own schema; null when it serves all that the `space` subgraph has. */
  constructor(private readonly schemaOf: (instance: FleetInstance) => InstanceSchema | null) {}

  /** What of an operation to send to an Instance. The common case, that it has it all, costs nothing. */
  adapt(whole: Sendable, instance: FleetInstance, variables: Variables): Adapted {
    const own = this.schemaOf(instance)
    if (own === null) return { query: whole.query, unsupported: NONE }
    let kept = this.#adapted.get(whole)
    if (!kept) this.#adapted.set(whole, (kept = new Map()))
    let part = kept.get(own.hash)
    if (!part) kept.set(own.hash, (part = reduce(whole, own.schema)))
    if (part.sendable === null) return { query: null, unsupported: part.unsupported }
    // Values too can be newer than the Instance: a field of an input object, an enum value.
    if (getVariableValues(own.schema, part.sendable.variables, variables).errors) {
      return { query: null, unsupported: rootFields(whole) }
    }
    return { query: part.sendable.query, unsupported: part.unsupported }
  }
}

/** Leaves out of an operation what a schema lacks. */
function reduce(whole: Sendable, schema: GraphQLSchema): Reduced {
  const unsupported = new Map<string, Unsupported>()
  const selections: SelectionNode[] = []
  for (const selection of whole.selections) {
    const key = responseName(selection)
    const left = reduceSelection(selection, whole, schema, (coordinate) =>
      unsupported.set(`${key} ${coordinate}`, { key, coordinate }),
    )
    if (left) selections.push(left)
  }
  if (selections.length === 0) return { sendable: null, unsupported: [...unsupported.values()] }
  const reduced = sendable(whole.operation, selections, {}, whole.variables)
  if (validate(schema, reduced.document).length > 0) return { sendable: null, unsupported: rootFields(whole) }
  return { sendable: reduced, unsupported: [...unsupported.values()] }
}

function reduceSelection(
  selection: SelectionNode,
  { operation, fragments }: Sendable,
  schema: GraphQLSchema,
  lacks: (coordinate: string) => void,
): SelectionNode | null {
  const types = new TypeInfo(schema, schema.getRootType(operation))
  return visit(
    selection,
    visitWithTypeInfo(types, {
      FragmentSpread: ({ name }) => inline(fragments[name.value]!),
      InlineFragment: ({ typeCondition }) => (typeCondition && !typeFromAST(schema, typeCondition) ? null : undefined),
      Field: {
        enter: (node) => {
          const parent = types.getParentType()
          const field = types.getFieldDef()
          if (field && (node.arguments ?? []).every(({ name }) => field.args.some((one) => one.name === name.value)))
            return
          lacks(`${parent?.name ?? '?'}.${node.name.value}`)
          return null
        },
      },
      SelectionSet: { leave: (node) => (node.selections.length > 0 ? undefined : { ...node, selections: [TYPENAME] }) },
    }),
  ) as SelectionNode | null
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }

function inline({ typeCondition, directives, selectionSet }: FragmentDefinitionNode) {
  return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet } as const
}

function responseName(selection: SelectionNode): string {
  return selection.kind === Kind.FIELD ? (selection.alias ?? selection.name).value : ''
}

function rootFields({ selections, operation }: Sendable): Unsupported[] {
  const type = operation === 'mutation' ? 'Mutation' : 'Query'
  return selections.flatMap((one) =>
    one.kind === Kind.FIELD ? [{ key: responseName(one), coordinate: `${type}.${one.name.value}` }] : [],
  )
}
