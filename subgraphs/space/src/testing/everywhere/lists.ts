import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputField,
} from 'graphql'
import { schema } from '../../schema.js'
import { RARE } from './values.js'

/** A list of the graph, wherever it hangs: what it is called, and what it can be asked. */
export type AskedList = {
  name: string
  /** The type of its rows. */
  type: string
  /** What it is ordered by, and the type that says so; nothing where it has one order of its own. */
  orders: string[]
  orderType: string
  /** The fields of its filter, without those that only say in which Space or Zone; and its type. */
  filters: GraphQLInputField[]
  filterType: string
  /** What else must be said, as arguments: `text: "zyxw", `. Throws for what nobody has said. */
  required(): string
}

/** What lists ask for besides a page, by argument. */
const REQUIRED: Readonly<Record<string, string>> = {
  text: JSON.stringify(RARE),
  packageId: '"action_package packageId 7"',
  id: '"Spaces-1/StepTemplates-7"',
}

/** Whether a field is a list with pages. */
export function isPaged({ args }: GraphQLField<unknown, unknown>): boolean {
  return args.some(({ name }) => name === 'first') && args.some(({ name }) => name === 'before')
}

/** The lists among the fields of a type, by introspection. */
export function listsOf(parent: 'Query' | 'Space'): AskedList[] {
  const type = schema.getType(parent)
  if (!isObjectType(type)) return []
  return Object.values(type.getFields()).filter(isPaged).map(describe)
}

function describe({ name, type, args }: GraphQLField<unknown, unknown>): AskedList {
  const inputOf = (arg: string) => {
    const found = args.find((one) => one.name === arg)
    const input = found ? getNamedType(found.type) : null
    return isInputObjectType(input) ? { input: input.name, fields: Object.values(input.getFields()) } : NO_INPUT
  }
  const [order, filter] = [inputOf('orderBy'), inputOf('filter')]
  const field = order.fields.find((one) => one.name === 'field')
  const by = field ? getNamedType(field.type) : null
  const needed = args.filter((arg) => getNullableType(arg.type) !== arg.type)
  return {
    name,
    type: getNamedType(type).name.replace(/Connection$/, ''),
    orders: isEnumType(by) ? by.getValues().map((value) => value.name) : [],
    orderType: order.input,
    filters: filter.fields.filter((one) => !['space', 'zone'].includes(one.name)),
    filterType: filter.input,
    required: () => needed.map((arg) => `${arg.name}: ${REQUIRED[arg.name] ?? unknown(name, arg.name)}, `).join(''),
  }
}

const NO_INPUT = { input: '', fields: [] }

function unknown(list: string, arg: string): never {
  throw new Error(`${list} needs ${arg}, and nobody has said what to give`)
}

/** The root lists. */
export const ROOT_LISTS = listsOf('Query')
