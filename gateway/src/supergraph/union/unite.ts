import {
  Kind,
  print,
  type ConstDirectiveNode,
  type ConstValueNode,
  type DefinitionNode,
  type NamedTypeNode,
} from 'graphql'
import { SdlClash } from './clash.js'
import { hasFields, readDefinitions, type FieldsNode, type NamedNode } from './definitions.js'
import { uniteDirectives } from './directives.js'
import { byName, uniteFields, uniteInputs } from './members.js'

/**
 * Makes one `space` SDL of the versions that the Instances serve, newest first: everything that any version has. Throws
 * `SdlClash` where two versions contradict each other.
 */
export function uniteSdls(versions: readonly string[]): string {
  const [only, ...others] = versions
  if (only !== undefined && others.length === 0) return only
  const read = versions.map(readDefinitions)
  const names = new Set(read.flatMap(({ named }) => [...named.keys()]))
  const definitions: DefinitionNode[] = [
    { kind: Kind.SCHEMA_EXTENSION, directives: uniteLinks(read.flatMap(({ schema }) => schema)) },
  ]
  for (const name of names) {
    definitions.push(
      uniteNamed(
        name,
        read.flatMap(({ named }) => named.get(name) ?? []),
      ),
    )
  }
  return print({ kind: Kind.DOCUMENT, definitions })
}

function uniteNamed(name: string, versions: readonly NamedNode[]): NamedNode {
  const newest = versions[0] as NamedNode
  const odd = versions.find((version) => version.kind !== newest.kind)
  if (odd) throw new SdlClash(name, `is a ${newest.kind} in one version and a ${odd.kind} in another`)
  if (newest.kind === Kind.DIRECTIVE_DEFINITION) {
    const different = versions.some((version) => bare(version) !== bare(newest))
    if (different) throw new SdlClash(name, 'is defined differently in two versions')
    return newest
  }
  const directives = uniteDirectives(
    name,
    versions.filter((version) => version.kind !== Kind.DIRECTIVE_DEFINITION),
  )
  if (hasFields(newest)) {
    const all = versions.filter(hasFields)
    return {
      ...newest,
      directives,
      interfaces: uniteNames(all.map((version) => version.interfaces ?? [])),
      fields: uniteFields(
        name,
        all.map((version) => version.fields ?? []),
      ),
    } as FieldsNode
  }
  switch (newest.kind) {
    case Kind.INPUT_OBJECT_TYPE_DEFINITION: {
      const all = versions.flatMap((version) => (version.kind === newest.kind ? [version.fields ?? []] : []))
      return { ...newest, directives, fields: uniteInputs(name, all) }
    }
    case Kind.ENUM_TYPE_DEFINITION: {
      const all = versions.flatMap((version) => (version.kind === newest.kind ? [version.values ?? []] : []))
      return { ...newest, directives, values: [...byName(all).values()].flatMap(([value]) => value ?? []) }
    }
    case Kind.UNION_TYPE_DEFINITION: {
      const all = versions.flatMap((version) => (version.kind === newest.kind ? [version.types ?? []] : []))
      return { ...newest, directives, types: uniteNames(all) }
    }
    default:
      return newest
  }
}

function uniteNames(versions: readonly (readonly NamedTypeNode[])[]): NamedTypeNode[] {
  return [...byName(versions).values()].flatMap(([name]) => name ?? [])
}

function bare(node: NamedNode): string {
  return print({ ...node, description: undefined })
}

/** `@link`s of the same specification become one with every import; other schema directives are kept once. */
function uniteLinks(directives: readonly ConstDirectiveNode[]): ConstDirectiveNode[] {
  const links = new Map<string, ConstDirectiveNode>()
  for (const directive of directives) {
    const url = argument(directive, 'url')
    const identity = directive.name.value === 'link' && url ? print(url).replace(/\/v[\d.]+"$/, '') : print(directive)
    const earlier = links.get(identity)
    links.set(identity, earlier && identity !== print(directive) ? withImports(earlier, directive) : directive)
  }
  return [...links.values()]
}

function withImports(a: ConstDirectiveNode, b: ConstDirectiveNode): ConstDirectiveNode {
  const imports = new Map<string, ConstValueNode>()
  for (const list of [argument(a, 'import'), argument(b, 'import')]) {
    if (list?.kind === Kind.LIST) for (const value of list.values) imports.set(print(value), value)
  }
  return {
    ...a,
    arguments: (a.arguments ?? []).map((one) =>
      one.name.value === 'import' ? { ...one, value: { kind: Kind.LIST, values: [...imports.values()] } } : one,
    ),
  }
}

function argument(directive: ConstDirectiveNode, name: string): ConstValueNode | undefined {
  return directive.arguments?.find((one) => one.name.value === name)?.value
}
