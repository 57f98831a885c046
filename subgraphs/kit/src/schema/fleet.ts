import { Kind, parse, type DirectiveNode, type DocumentNode, type FieldDefinitionNode, type TypeNode } from 'graphql'

/** The SDL of `@fleet`: how a root field of the `space` subgraph finds its Spaces. `route` or `merge`, never both. */
export const FLEET_DIRECTIVE = 'directive @fleet(route: String, merge: String) on FIELD_DEFINITION'

/** How the answers of many Spaces become one. */
export const MERGES = ['CONNECTION', 'LIST', 'SUM', 'FACETS'] as const

export type Merge = (typeof MERGES)[number]

/** How one root field goes: to the Space that the id at an argument path names (`input.id`), or to all and merged. */
export type FleetRule = { route: readonly string[] } | { merge: Merge }

/** The rules of all root fields by `Query.projects` and the like. Throws, naming every field without a sound rule. */
export function readFleetRules(sdl: string): Map<string, FleetRule> {
  const document = parse(sdl, { noLocation: true })
  const rules = new Map<string, FleetRule>()
  const faults: string[] = []
  for (const [type, field] of rootFields(document)) {
    const name = `${type}.${field.name.value}`
    const rule = ruleOf(field, document)
    if (typeof rule === 'string') faults.push(`${name} ${rule}`)
    else rules.set(name, rule)
  }
  if (faults.length > 0) {
    throw new Error(`Every root field of a Space must say by @fleet how it goes:\n  ${faults.join('\n  ')}`)
  }
  return rules
}

/** The build check: throws unless every root field has a sound rule. */
export function assertFleetDeclared(sdl: string): void {
  readFleetRules(sdl)
}

function* rootFields(document: DocumentNode): Generator<['Query' | 'Mutation', FieldDefinitionNode]> {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) continue
    const type = definition.name.value
    if (type !== 'Query' && type !== 'Mutation') continue
    for (const field of definition.fields ?? []) {
      if (!field.name.value.startsWith('_')) yield [type, field]
    }
  }
}

function ruleOf(field: FieldDefinitionNode, document: DocumentNode): FleetRule | string {
  const directive = field.directives?.find((one) => one.name.value === 'fleet')
  if (!directive) return 'has no @fleet'
  const route = argument(directive, 'route')
  const merge = argument(directive, 'merge')
  if ((route === null) === (merge === null)) return 'must have either a route or a merge'
  if (field.type.kind === Kind.NON_NULL_TYPE && merge !== null) return 'crosses Spaces, so it must be nullable'
  if (route !== null) {
    const path = route.split('.')
    return leadsToId(path, field, document)
      ? { route: path }
      : `has the route "${route}", which leads to no ID argument`
  }
  return isMerge(merge) ? { merge } : `has the unknown merge "${merge}"`
}

function isMerge(text: string | null): text is Merge {
  return MERGES.some((merge) => merge === text)
}

function argument(directive: DirectiveNode, name: string): string | null {
  const value = directive.arguments?.find((one) => one.name.value === name)?.value
  return value?.kind === Kind.STRING ? value.value : null
}

function leadsToId(path: readonly string[], field: FieldDefinitionNode, document: DocumentNode): boolean {
  let type = field.arguments?.find((one) => one.name.value === path[0])?.type
  for (const step of path.slice(1)) {
    const name = type && namedType(type)
    const input = document.definitions.find(
      (one) => one.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION && one.name.value === name,
    )
    if (input?.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION) return false
    type = input.fields?.find((one) => one.name.value === step)?.type
  }
  return type !== undefined && namedType(type) === 'ID'
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
}
