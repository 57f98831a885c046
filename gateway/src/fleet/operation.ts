import {
  getVariableValues,
  Kind,
  parse,
  visit,
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type TypeNode,
  type VariableDefinitionNode,
} from 'graphql'
import { SpaceportError } from '@spaceport/kit/errors'
import type { FleetRule } from '@spaceport/kit/schema/fleet'
import { WeightedCache } from '@spaceport/kit/weighted-cache'
import { compileRootField, type RootField } from './operation/root-field.js'
import { SelectionReader, type Variables } from './operation/selection.js'
import { sendable, type Sendable } from './operation/sendable.js'

/** A field with the variable that says whether a Space is concerned by it; null: every Space that is asked at all is. */
export type SliceField = { field: RootField; include: string | null }

/** What is sent at once: all root fields of a query, or one of a mutation. */
export type Slice = { fields: readonly SliceField[]; sendable: Sendable }

/** A subgraph operation, compiled. */
export type Operation = {
  isMutation: boolean
  /** One after the other: the fields of a mutation run in order. */
  slices: readonly Slice[]
  /** The response names under which the root type's own name is asked for. */
  typenames: readonly string[]
  rootType: string
}

type Parsed = {
  definition: OperationDefinitionNode
  fragments: Record<string, FragmentDefinitionNode>
  rootType: GraphQLObjectType
  /** The variables that `@skip` and `@include` read: an operation is compiled once for each of their values. */
  conditions: readonly string[]
  prefix: string
}

/** The most text of operations that is kept parsed, and again compiled, in characters; a character takes about 100 bytes so. */
const MOST_KEPT = 512 * 1024

/**
 * The subgraph operations that the planner makes, each compiled at its first use: which root field goes how, and what is
 * sent to Spaces so that their answers can be merged.
 */
export class Operations {
  readonly #parsed = new WeightedCache<string, Parsed>(MOST_KEPT)
  readonly #compiled = new WeightedCache<string, Operation>(MOST_KEPT)

  /** `schema` is that of the whole `space` subgraph; `rules` say how its root fields go. */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly rules: ReadonlyMap<string, FleetRule>,
  ) {}

  /** The operation for these variables, and their values as its schema reads them. Throws `BAD_INPUT`. */
  read(query: string, variables: Variables): { operation: Operation; values: Variables } {
    const parsed = kept(this.#parsed, query, query.length, () => this.#parse(query))
    const { coerced, errors } = getVariableValues(this.schema, parsed.definition.variableDefinitions ?? [], variables)
    if (!coerced) throw new SpaceportError('BAD_INPUT', errors[0]?.message ?? 'The variables are wrong.')
    const conditions = parsed.conditions.map((name) => (coerced[name] === true ? '1' : '0')).join('')
    const key = `${conditions} ${query}`
    const operation = kept(this.#compiled, key, query.length, () => this.#compile(parsed, coerced))
    return { operation, values: coerced }
  }

  #parse(query: string): Parsed {
    const document = parse(query, { noLocation: true })
    const fragments: Record<string, FragmentDefinitionNode> = Object.create(null)
    const conditions = new Set<string>()
    visit(document, { Directive: (directive) => void conditionsOf(directive).forEach((name) => conditions.add(name)) })
    let definition: OperationDefinitionNode | undefined
    for (const one of document.definitions) {
      if (one.kind === Kind.FRAGMENT_DEFINITION) fragments[one.name.value] = one
      if (one.kind === Kind.OPERATION_DEFINITION) definition = one
    }
    const rootType = definition && this.schema.getRootType(definition.operation)
    if (!definition || !rootType) throw new Error('the planner sent no operation of the space subgraph')
    return { definition, fragments, rootType, conditions: [...conditions].sort(), prefix: unusedPrefix(query) }
  }

  #compile({ definition, fragments, rootType, prefix }: Parsed, values: Variables): Operation {
    const isMutation = definition.operation === 'mutation'
    const reader = new SelectionReader(this.schema, fragments, values)
    const selected = reader.root(rootType, definition.selectionSet)
    const fields = selected
      .filter(({ name }) => name !== '__typename')
      .map((one) => {
        const rule = this.rules.get(`${rootType.name}.${one.name}`)
        return compileRootField(one, { reader, rule, isMutation, hidden: (name) => `${prefix}${name}` })
      })
    const groups = isMutation ? fields.map((field) => [field]) : [fields]
    return {
      isMutation,
      slices: groups.filter((group) => group.length > 0).map((group) => slice(group, definition, fragments, prefix)),
      typenames: selected.filter(({ name }) => name === '__typename').map(({ key }) => key),
      rootType: rootType.name,
    }
  }
}

function kept<Value>(cache: WeightedCache<string, Value>, key: string, weight: number, make: () => Value): Value {
  const known = cache.get(key)
  if (known !== undefined) return known
  const made = make()
  cache.set(key, made, weight)
  return made
}

/** Fields that may concern different Spaces are sent as one operation: a variable switches each on for the Spaces that it concerns. */
function slice(
  group: readonly RootField[],
  { operation, variableDefinitions = [] }: OperationDefinitionNode,
  fragments: Record<string, FragmentDefinitionNode>,
  prefix: string,
): Slice {
  const fields = group.map((field, index) => ({ field, include: group.length > 1 ? `${prefix}${index}` : null }))
  const nodes = fields.map(({ field, include }) => (include === null ? field.node : included(field.node, include)))
  const slots = group.flatMap(({ slot }) => (slot ? [definitionOf(slot.name, slot.type)] : []))
  const switches = fields.flatMap(({ include }) => (include === null ? [] : [definitionOf(include, BOOLEAN)]))
  return { fields, sendable: sendable(operation, nodes, fragments, [...variableDefinitions, ...slots, ...switches]) }
}

const BOOLEAN: TypeNode = {
  kind: Kind.NON_NULL_TYPE,
  type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'Boolean' } },
}

function definitionOf(name: string, type: TypeNode): VariableDefinitionNode {
  return { kind: Kind.VARIABLE_DEFINITION, variable: variableOf(name), type }
}

function variableOf(name: string) {
  return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } as const
}

function included(node: FieldNode, variable: string): FieldNode {
  const include: DirectiveNode = {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: 'include' },
    arguments: [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'if' }, value: variableOf(variable) }],
  }
  return { ...node, directives: [...(node.directives ?? []), include] }
}

function conditionsOf({ name, arguments: args = [] }: DirectiveNode): string[] {
  if (name.value !== 'skip' && name.value !== 'include') return []
  return args.flatMap(({ value }) => (value.kind === Kind.VARIABLE ? [value.name.value] : []))
}

/** A beginning of names that nothing in the query has. */
function unusedPrefix(query: string): string {
  let n = 0
  while (query.includes(`fleet${n}_`)) n++
  return `fleet${n}_`
}
