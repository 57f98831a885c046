/** What local ids are called, for another Space; an id that is not in it means nothing there. */
export type Names<Id = number> = ReadonlyMap<Id, string>

/** What all that a release refers to is called. */
export type ExportNames = {
  /** The environments of the destination that placeholders here stand for, as they are called there. */
  environments: Names
  channels: Names
  /** The steps of the release's own process. */
  steps: Names
  /** Canonical ones: `Region/EU`. */
  tenantTags: Names
  accounts: Names
  certificates: Names
  workerPools: Names
  feeds: Names
  librarySets: Names
  stepTemplates: ReadonlyMap<number, { name: string; communityId: string | null }>
}

/** The names of those ids that mean something at the destination, each once, in order. */
export function namesOf(names: Names, ids: readonly number[]): string[] {
  return [...new Set(ids.flatMap((id) => names.get(id) ?? []))]
}

/** What a list of a scope says at the destination: as `namesOf`, but null where it says something and nothing of that is there. */
export function scopeNames(names: Names, ids: readonly number[]): string[] | null {
  const found = namesOf(names, ids)
  return ids.length > 0 && found.length === 0 ? null : found
}

/** The name of what an id leads to; null for none, and for what is gone. */
export function nameOf(names: Names, id: number | null): string | null {
  return id === null ? null : (names.get(id) ?? null)
}
