import { createLoader, createSerializer, parseAsString } from 'nuqs/server'

/** What is sought: a commit, or a package with or without its version, or a release by its id. */
export const TRACE_SEARCH = {
  commit: parseAsString.withDefault(''),
  package: parseAsString.withDefault(''),
  version: parseAsString.withDefault(''),
  release: parseAsString.withDefault(''),
}

export type TraceSearch = { commit: string; package: string; version: string; release: string }

export const loadTraceSearch = createLoader(TRACE_SEARCH)
export const writeTraceSearch = createSerializer(TRACE_SEARCH)

/** What the graph is asked: by the first that is given of release, commit and package. */
export function traceVariables(search: TraceSearch) {
  const [release, commit, packageId] = [search.release.trim(), search.commit.trim(), search.package.trim()]
  if (release) return { isAsked: true, release }
  if (commit) return { isAsked: true, commit }
  if (packageId) {
    const version = search.version.trim()
    return { isAsked: true, package: { packageId, ...(version ? { version } : {}) } }
  }
  return { isAsked: false }
}
