import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  isUnionType,
  Kind,
  parseType,
  type FieldNode,
  type GraphQLObjectType,
  type TypeNode,
} from 'graphql'
import { SpaceportError } from '@spaceport/kit/errors'
import type { FleetRule, Merge as MergeName } from '@spaceport/kit/schema/fleet'
import type { FleetContext } from '../context.js'
import { errorAt, isRecord, type FleetError, type Path } from '../errors.js'
import { putBack, splitBySpace, type Split } from '../items.js'
import { connection } from '../merge/connection.js'
import { facets } from '../merge/facets.js'
import { list } from '../merge/list.js'
import type { Args, Merge, Strategy } from '../merge/strategy.js'
import { sum } from '../merge/sum.js'
import { spaceAtPath, spacesByFilter } from '../route.js'
import { abstractCheck, conformance, type Conforms } from './conform.js'
import { asOneNode, withSelections, type Selected, type SelectionReader, type Variables } from './selection.js'
import { refusal, type Refusal } from './refusal.js'

/** Where a root field goes in one request, and what becomes of the answers. */
export type Plan = {
  /** The Spaces concerned, each with its share of the list that is split (undefined when none is). */
  shares: ReadonlyMap<string, unknown>
  merge: Merge
  /** What is wrong before any Space is asked. */
  errors: readonly FleetError[]
  /** Where below the field the error of a Space that did not answer stands. */
  failurePath(space: string): Path
}

/** One root field of an operation, compiled. */
export type RootField = {
  /** Its response name. */
  key: string
  /** As it is sent to Spaces. */
  node: FieldNode
  /** The variable that carries each Space's share of a split list. */
  slot: { name: string; type: TypeNode } | null
  conforms: Conforms
  /** Whether a Space that answers null, with no error, has answered. */
  nullAnswers: boolean
  /** Throws a `SpaceportError` when the arguments are wrong or lead to no Space. */
  plan(variables: Variables, fleet: FleetContext): Plan
  /** The answer to a field that cannot be planned. */
  refuse: Refusal
  /** Whether sending it again cannot do twice what it does. */
  repeatable(variables: Variables): boolean
}

/** What a root field is compiled with. `rule`: undefined for `_entities` alone. */
export type Compilation = {
  reader: SelectionReader
  rule: FleetRule | undefined
  isMutation: boolean
  /** Makes a name that the caller does not use. */
  hidden(name: string): string
}

type Going = Pick<RootField, 'node' | 'slot' | 'nullAnswers'> & { plan(args: Args, fleet: FleetContext): Plan }

/** Compiles one root field by its rule. */
export function compileRootField(selected: Selected, compilation: Compilation): RootField {
  const { reader, isMutation } = compilation
  const field = selected.field!
  const going = goingBy(selected, compilation)
  const argsOf = (variables: Variables) => coerceArgs(selected, variables)
  return {
    ...going,
    key: selected.key,
    conforms:
      selected.name === '_entities' ? () => true : conformance(reader, getNullableType(field.type), [going.node]),
    plan: (variables, fleet) => going.plan(argsOf(variables), fleet),
    refuse: refusal(selected, compilation),
    repeatable: (variables) => !isMutation || hasIdempotencyKey(argsOf(variables)),
  }
}

function goingBy(selected: Selected, compilation: Compilation): Going {
  const { reader, rule, hidden } = compilation
  if (selected.name === '_entities') return toEntities(selected, reader, hidden)
  if (rule === undefined) throw new Error(`${selected.name} has no @fleet rule`)
  if ('merge' in rule) return toMany(selected, strategyOf(rule.merge, selected, compilation))
  const argument = selected.field!.args.find(({ name }) => name === rule.route[0])
  if (rule.route.length === 1 && isListType(argument && getNullableType(argument.type))) {
    return toItems(selected, rule.route[0]!, hidden)
  }
  return toOne(selected, rule.route)
}

/** To the one Space that an id names. */
function toOne(selected: Selected, route: readonly string[]): Going {
  const merge: Merge = (parts) => ({ value: parts[0]?.value ?? null, place: (_, path) => path })
  return {
    node: asOneNode(selected),
    slot: null,
    nullAnswers: true,
    plan: (args, fleet) => ({
      shares: new Map([[spaceAtPath(route, args, fleet), undefined]]),
      merge,
      errors: [],
      failurePath: () => [],
    }),
  }
}

/** To every Space that the caller may enter and the filter leaves in. */
function toMany(selected: Selected, strategy: Strategy): Going {
  return {
    node: withSelections(asOneNode(selected), strategy.selections),
    slot: null,
    nullAnswers: false,
    plan: (args, fleet) => ({
      merge: strategy.begin(args),
      shares: new Map(spacesByFilter(args, fleet).map((space) => [space, undefined])),
      errors: [],
      failurePath: () => [],
    }),
  }
}

function strategyOf(merge: MergeName, selected: Selected, { reader, hidden }: Compilation): Strategy {
  const type = getNamedType(selected.field!.type)
  if (merge === 'SUM') return sum()
  if (merge === 'LIST') return list(selected)
  if (!isObjectType(type)) throw new Error(`${selected.name} is merged as ${merge}, but is no object`)
  return merge === 'CONNECTION' ? connection(selected, type, reader, hidden) : facets(selected, type, reader)
}

/** `nodes(ids)`: each id to its Space. An unknown id is null, with an error, where it stands in the list. */
function toItems(selected: Selected, argument: string, hidden: (name: string) => string): Going {
  return {
    ...slotted(selected, argument, hidden),
    nullAnswers: false,
    plan: (args, fleet) => {
      const split = splitBySpace(args[argument] as unknown[], (id) => id, fleet)
      const errors = split.strangers.map(({ position, error }) => errorAt(error, [position]))
      return { ...sharesOf(split), merge: putBack(split, () => true), errors }
    },
  }
}

/** `_entities(representations)`: each to its Space, equal ones once. An unknown one is null: that is how federation says it. */
function toEntities(selected: Selected, reader: SelectionReader, hidden: (name: string) => string): Going {
  const type = getNamedType(selected.field!.type)
  const check = isUnionType(type) ? abstractCheck(reader, type, selected.nodes) : () => false
  const property = (item: unknown, name: string) => (isRecord(item) ? item[name] : undefined)
  const fits = (answer: unknown, item: unknown) => check(answer, String(property(item, '__typename')))
  return {
    ...slotted(selected, 'representations', hidden),
    nullAnswers: false,
    plan: (args, fleet) => {
      const split = splitBySpace(args.representations as unknown[], (item) => property(item, 'id'), fleet)
      return { ...sharesOf(split), merge: putBack(split, fits), errors: [] }
    },
  }
}

function sharesOf({ shares, positions }: Split): Pick<Plan, 'shares' | 'failurePath'> {
  return { shares, failurePath: (space) => [positions.get(space)?.[0]?.[0] ?? 0] }
}

/** The field with a variable of its own in the place of one argument's value. */
function slotted(selected: Selected, argument: string, hidden: (name: string) => string): Pick<Going, 'node' | 'slot'> {
  const node = asOneNode(selected)
  const name = hidden(`${argument}_${selected.key}`)
  const type = selected.field!.args.find((one) => one.name === argument)!.type
  const value = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } as const
  return {
    node: {
      ...node,
      arguments: (node.arguments ?? []).map((one) => (one.name.value === argument ? { ...one, value } : one)),
    },
    slot: { name, type: parseType(String(type), { noLocation: true }) },
  }
}

function coerceArgs({ field, nodes }: Selected, variables: Variables): Args {
  try {
    return getArgumentValues(field!, nodes[0]!, variables)
  } catch (error) {
    throw new SpaceportError('BAD_INPUT', error instanceof Error ? error.message : 'The arguments are wrong.')
  }
}

function hasIdempotencyKey(args: Args): boolean {
  return isRecord(args.input) && typeof args.input.idempotencyKey === 'string'
}
