import { entityId, parseEntityId } from '@spaceport/kit/ids'

/** The origin of a release: what its row says where it came by promotion; else `<root>/<id>`; null without a root. */
export function originOf(
  root: string | null,
  space: number,
  { id, origin }: { id: number; origin: string | null },
): string | null {
  return origin ?? (root === null ? null : `${root}/${entityId(space, 'Releases', id)}`)
}

/** The local ids of the releases that origins name which were made in the Space itself. */
export function madeHere(root: string | null, space: number, origins: readonly string[]): number[] {
  if (root === null) return []
  return origins.flatMap((origin) => {
    const id = origin.startsWith(`${root}/`) ? parseEntityId(origin.slice(root.length + 1)) : null
    return id?.space === space && id.kind === 'Releases' ? [id.local] : []
  })
}
