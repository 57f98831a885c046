import { getNamedType, isCompositeType, isInterfaceType, isObjectType, type GraphQLNamedType } from 'graphql'
import { schema } from '../../schema.js'

/** Every field of a type, and of what they lead to, so many entities deep. A Space is only named; its own lists are asked for elsewhere. */
export function everything(type: GraphQLNamedType, depth: number): string {
  if (isInterfaceType(type)) return '{ __typename id }'
  if (!isObjectType(type)) return ''
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const of = getNamedType(field.type)
    if (!isCompositeType(of)) return field.name
    if (of.name === 'Space') return `${field.name} { __typename id }`
    const args = field.args.some(({ name }) => name === 'first') ? '(first: 100)' : ''
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

/** The root lists. */
export const LISTS = QUERIES.filter(({ args }) => args.some(({ name }) => name === 'first'))

/** The root fields that are no lists; each is asked in a way of its own. */
export const OTHERS = QUERIES.filter((field) => !LISTS.includes(field)).map(({ name }) => name)

/** Every root list with every field of what is in it. */
export function wholeSpace(depth: number): string {
  return `{ ${LISTS.map(({ name, type }) => `${name}(first: 100) ${everything(getNamedType(type), depth)}`).join(' ')} }`
}
