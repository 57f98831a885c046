import type { MissingHereFragment, MissingValuesQuery } from '../generated/graphql'
import type { Completeness } from '../graph/rows'

/** A project or a tenant that lacks values. */
export type Owner = {
  id: string
  name: string
  kind: 'Project' | 'Tenant'
  space: string | null
  count: number
  /** Whether there are more than `count`. */
  isMore: boolean
  /** What is to be given, each once, as forms call it. */
  what: string[]
  /** The projects and library variable sets that ask for it, each once. */
  of: string[]
  /** For which environments, each once. */
  environments: string[]
}

type Node = { id: string; name: string; space?: { name: string } | null; templateValues: MissingHereFragment }

/** The projects and tenants that lack values, of those that were read; whoever lacks most comes first. */
export function ownersOf({ projects, tenants }: MissingValuesQuery): Owner[] {
  const all = [
    ...(projects?.nodes ?? []).map((node) => ownerOf('Project', node)),
    ...(tenants?.nodes ?? []).map((node) => ownerOf('Tenant', node)),
  ]
  const lacking = all.filter(({ count }) => count > 0)
  return lacking.sort((one, other) => other.count - one.count || one.name.localeCompare(other.name, 'en'))
}

function ownerOf(kind: Owner['kind'], { id, name, space, templateValues }: Node): Owner {
  const { values, truncated } = templateValues
  return {
    id,
    name,
    kind,
    space: space?.name ?? null,
    count: values.length,
    isMore: truncated,
    what: [...new Set(values.map(({ template }) => template.label ?? template.name))],
    of: [...new Set(values.flatMap((value) => value.project?.name ?? value.libraryVariableSet?.name ?? []))],
    environments: [...new Set(values.flatMap(({ environment }) => environment?.name ?? []))],
  }
}

/** How much was looked at: what both lists lack. */
export function wholeOf({ projects, tenants }: MissingValuesQuery): Completeness | null {
  const all = [projects, tenants].flatMap((one) => (one ? [one.completeness] : []))
  const asked = Math.max(0, ...all.map((one) => one.asked))
  const missing = [...new Map(all.flatMap((one) => one.missing.map((space) => [space.space, space]))).values()]
  return all.length === 0 ? null : { asked, answered: asked - missing.length, missing }
}
