import {
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  isUnionType,
  Kind,
  parseType,
  type FieldNode,
  type TypeNode,
} from 'graphql'
import { SpaceportError } from '@spaceport/kit/errors'
import { LARGEST_PAGE } from '@spaceport/kit/page/args'
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
import { abstractCheck } from './conform.js'
import { asOneNode, withSelections, type Selected, type SelectionReader } from './selection.js'

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

/** What a root field is compiled with. `rule`: undefined for `_entities` alone. */
export type Compilation = {
  reader: SelectionReader
  rule: FleetRule | undefined
  isMutation: boolean
  /** Makes a name that the caller does not use. */
  hidden(name: string): string
}

/** How a root field goes to its Spaces. */
export type Going = {
  /** The field as it is sent to Spaces. */
  node: FieldNode
  /** The variable that carries each Space's share of a split list. */
  slot: { name: string; type: TypeNode } | null
  /** Whether a Space that answers null, with no error, has answered. */
  nullAnswers: boolean
  /** Throws a `SpaceportError` when the arguments are wrong or lead to no Space. */
  plan(args: Args, fleet: FleetContext): Plan
}

/** How a root field goes, by its rule. */
export function going(selected: Selected, compilation: Compilation): Going {
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
      const ids = args[argument] as unknown[]
      if (ids.length > LARGEST_PAGE) throw new SpaceportError('BAD_INPUT', `At most ${LARGEST_PAGE} ids at a time.`)
      const split = splitBySpace(ids, (id) => id, fleet)
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
