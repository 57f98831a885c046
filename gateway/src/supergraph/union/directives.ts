import { print, type ConstDirectiveNode } from 'graphql'
import { SdlClash } from './clash.js'

/** Directives that say how the graph is planned or where a field goes: they must be the same in every version. */
const BINDING = new Set([
  'key',
  'fleet',
  'shareable',
  'external',
  'requires',
  'provides',
  'override',
  'inaccessible',
  'interfaceObject',
])

type Directed = { readonly directives?: readonly ConstDirectiveNode[] }

/**
 * The directives of one definition over the versions that have it, newest first: the newest's, once the binding ones agree.
 * (`@access` may differ: each Space checks its own.)
 */
export function uniteDirectives(coordinate: string, versions: readonly Directed[]): readonly ConstDirectiveNode[] {
  const [newest, ...older] = versions
  const wanted = binding(newest)
  for (const version of older) {
    if (binding(version) !== wanted) {
      throw new SdlClash(coordinate, `has [${wanted}] in one version and [${binding(version)}] in another`)
    }
  }
  return newest?.directives ?? []
}

function binding(version: Directed | undefined): string {
  return (version?.directives ?? [])
    .filter((directive) => BINDING.has(directive.name.value))
    .map((directive) => print(directive))
    .sort()
    .join(' ')
}
