/** The address of the list of a kind. Projects have one of their own. */
export function kindPath(slug: string): string {
  return slug === 'projects' ? '/projects' : `/explore/${slug}`
}

/** The address of the list of a kind, narrowed to values of facets by their names (of `space` and `zone`: ids). */
export function explorePath(slug: string, chosen: Readonly<Record<string, readonly string[]>>): string {
  const search = new URLSearchParams()
  for (const [facet, names] of Object.entries(chosen)) {
    // A comma separates values, so that one within a value is written as URLs do.
    if (names.length > 0) search.set(facet, names.map((name) => name.replaceAll(',', '%2C')).join(','))
  }
  const text = search.toString()
  return text === '' ? kindPath(slug) : `${kindPath(slug)}?${text}`
}
