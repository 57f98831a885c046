import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  type GraphQLNamedType,
} from 'graphql'
import { schema } from '../../schema.js'
import { ABOUT } from './prune.js'

/** What says something else to each caller, whoever else sees it: tests of their own look at these. */
const BY_RIGHTS: ReadonlySet<string> = new Set([
  ...['Release.progression', 'Release.nextDeployments', 'Project.deploymentTotals'],
  ...['LifecycleFacets.use', 'ProjectGroupFacets.use', 'StepTemplateFacets.use'],
])

/** Every field of a type, and of what they lead to, so many entities deep. A Space is only named; its own lists are asked for elsewhere. */
export function everything(type: GraphQLNamedType, depth: number): string {
  if (isInterfaceType(type)) return '{ __typename id }'
  if (!isObjectType(type)) return ''
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const of = getNamedType(field.type)
    if (!isCompositeType(of)) return field.name === 'hasHidden' ? [] : field.name
    if (of.name === 'UseConnection' || (depth === 0 && ABOUT[of.name])) return []
    if (of.name === 'Space') return `${field.name} { __typename id }`
    if (field.args.some((arg) => isRequiredArgument(arg)) || BY_RIGHTS.has(`${type.name}.${field.name}`)) return []
    const args = field.args.some(({ name }) => name === 'first') ? '(first: 100)' : ''
    // Of what says something about an entity that entity is asked for, which tells whether it is there.
    if (ABOUT[of.name]) return `${field.name} ${everything(of, depth)}`
    // The rows of a list were a step already.
    const isStep = args !== '' || (isEntity(of) && !['nodes', 'node'].includes(field.name))
    if (isStep && depth === 0) return []
    return field.name === 'lastDeployment'
      ? 'lastDeployment { __typename id }'
      : `${field.name}${args} ${everything(of, isStep ? depth - 1 : depth)}`
  })
  return `{ __typename ${fields.join(' ')} }`
}

function isEntity(type: GraphQLNamedType): boolean {
  return isInterfaceType(type) || (isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node'))
}

const QUERIES = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => !name.startsWith('_'))

/** Lists of what is used where, whose rows are no entities: who sees which is where-used's own to test. */
const OF_USES: ReadonlySet<string> = new Set(['packageUsage', 'whereUsed'])

/** The root lists. */
export const LISTS = QUERIES.filter(({ name, args }) => args.some((arg) => arg.name === 'first') && !OF_USES.has(name))

/** The root fields that count what a list has in common. */
export const FACETS = QUERIES.filter(
  ({ name, args }) => name.endsWith('Facets') && args.every(({ name: arg }) => arg === 'filter'),
)

/** The root fields that are neither; each is asked in a way of its own. */
export const OTHERS = QUERIES.filter((field) => !LISTS.includes(field) && !FACETS.includes(field)).map(
  ({ name }) => name,
)

/** What a list takes besides a page: every name in the matrix begins with a tilde. */
const BESIDES: Readonly<Record<string, string>> = {
  search: ', text: "~"',
}

/** The arguments that a list takes besides a page. */
export function besides({ name }: (typeof LISTS)[number]): string {
  return BESIDES[name] ?? ''
}

/** A root list with every field of what is in it. */
export function wholeList(list: (typeof LISTS)[number], depth: number): string {
  return `{ ${list.name}(first: 100${besides(list)}) ${everything(getNamedType(list.type), depth)} }`
}

/** Every facet of a list, of the rows that a filter chooses. */
export function allFacets({ name, type, args }: (typeof FACETS)[number]): string {
  return `query ($filter: ${String(args[0]?.type)}) { ${name}(filter: $filter) ${everything(getNamedType(type), 0)} }`
}
