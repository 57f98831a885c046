import type { SpaceChoicesFragment } from '../../generated/graphql'

/** A Space that the filter offers. */
export type SpaceChoice = { id: string; name: string; zone: string | null }

/** The Spaces known so far, and the cursor behind which there are more. */
export type SpaceChoices = { spaces: readonly SpaceChoice[]; more: string | null }

export const NO_CHOICES: SpaceChoices = { spaces: [], more: null }

/** Reads a page of Spaces, behind those already known. */
export function spaceChoices(page: SpaceChoicesFragment | null, before: readonly SpaceChoice[] = []): SpaceChoices {
  if (!page) return { spaces: before, more: null }
  const known = new Set(before.map(({ id }) => id))
  const added = page.nodes.filter(({ id }) => !known.has(id))
  return {
    spaces: [...before, ...added.map(({ id, name, instance }) => ({ id, name, zone: instance?.zone?.name ?? null }))],
    more: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
  }
}

/** The name of a Space; its id when it is not among those known. */
export function spaceName(spaces: readonly SpaceChoice[], id: string): string {
  return spaces.find((space) => space.id === id)?.name ?? id
}
