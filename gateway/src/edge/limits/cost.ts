import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  typeFromAST,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'
import { SpaceportError } from '@spaceport/kit/errors'
import { pageArgs } from '@spaceport/kit/page/args'
import type { Variables } from '../../execution/executor.js'
import type { Operation } from '../../execution/operation.js'

/** The most objects that one operation may ask for, if every page is full. */
export const COST_BUDGET = 50_000

/** How many items a list without pages is taken to have. */
const LIST_LENGTH = 5

/**
 * Counts the objects that an operation could answer with, from its page sizes; throws `BAD_PAGE` for a connection without a
 * sound page size, `BAD_INPUT` with the cost if it is over the budget.
 */
export function checkCost(schema: GraphQLSchema, { definition, document }: Operation, variables: Variables): number {
  const defaults = new Map(definition.variableDefinitions?.map((one) => [one.variable.name.value, one.defaultValue]))
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one)
  let cost = 0

  function numberOf(field: FieldNode, name: string): unknown {
    const value = field.arguments?.find((one) => one.name.value === name)?.value
    return value && valueOf(value)
  }

  function valueOf(value: ValueNode): unknown {
    if (value.kind === Kind.INT) return Number(value.value)
    if (value.kind === Kind.LIST) return value.values
    if (value.kind !== Kind.VARIABLE) return undefined
    const name = value.name.value
    if (Object.hasOwn(variables, name)) return variables[name]
    const fallback = defaults.get(name)
    return fallback && valueOf(fallback)
  }

  function walk(set: SelectionSetNode, parent: GraphQLNamedType, times: number): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const field = isCompositeType(parent) && 'getFields' in parent ? parent.getFields()[selection.name.value] : null
        if (field && selection.selectionSet) enter(selection, selection.selectionSet, field, times)
        continue
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
      if (!fragment) continue
      const type = fragment.typeCondition ? typeFromAST(schema, fragment.typeCondition) : parent
      if (type) walk(fragment.selectionSet, type, times)
    }
  }

  function enter(node: FieldNode, set: SelectionSetNode, field: GraphQLField<unknown, unknown>, times: number): void {
    const count = times * lengthOf(node, field, times)
    cost += count
    if (cost > COST_BUDGET) {
      throw new SpaceportError(
        'BAD_INPUT',
        `The operation may answer with more than ${COST_BUDGET} objects. Ask for smaller pages.`,
        {
          cost: Math.min(cost, Number.MAX_SAFE_INTEGER),
          budget: COST_BUDGET,
        },
      )
    }
    walk(set, getNamedType(field.type), count)
  }

  /** The length of a page; one that is refused says what it would have cost, if it has a size. */
  function pageLength({ first, last }: { first: number | null; last: number | null }, times: number): number {
    try {
      return pageArgs({ first, last }).limit
    } catch (error) {
      if (!(error instanceof SpaceportError)) throw error
      const asked = Math.max(0, first ?? 0, last ?? 0)
      const details = Number.isFinite(asked) && asked > 0 ? { cost: cost + times * asked, budget: COST_BUDGET } : {}
      throw new SpaceportError(error.code, error.message, { ...error.details, ...details })
    }
  }

  function lengthOf(node: FieldNode, field: GraphQLField<unknown, unknown>, times: number): number {
    const paged = field.args.some(({ name }) => name === 'first')
    if (paged) {
      const [first, last] = [asNumber(numberOf(node, 'first')), asNumber(numberOf(node, 'last'))]
      return pageLength({ first, last }, times)
    }
    if (!isListType(getNullableType(field.type))) return 1
    const ids = numberOf(node, 'ids')
    if (Array.isArray(ids)) return Math.max(1, ids.length)
    return inConnection(field) ? 1 : LIST_LENGTH
  }

  const root = schema.getRootType(definition.operation)
  if (root) walk(definition.selectionSet, root, 1)
  return cost
}

/** `nodes` and `edges` of a connection: their number is the page's, which is counted already. */
function inConnection(field: GraphQLField<unknown, unknown>): boolean {
  const item = getNamedType(field.type)
  return field.name === 'nodes' || (field.name === 'edges' && isObjectType(item) && item.name.endsWith('Edge'))
}

/** Page sizes that are no numbers reach `pageArgs` as numbers that it refuses. */
function asNumber(value: unknown): number | null {
  if (value === undefined || value === null) return null
  return typeof value === 'number' ? value : Number.NaN
}
