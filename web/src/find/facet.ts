import { wordsOf } from './words'

/** A facet of a list as the screen offers it: how the URL and the query bar spell it, and its title. */
export type FacetOption = {
  /** The field of the graph's facets, and of the filter's `has`. */
  id: string
  title: string
  /** What its values are called, where the graph's names are no words, such as `TIMED_OUT`. */
  labels?: Readonly<Record<string, string>>
  /** Whether all of its names are the graph's own, such as `HAS_WARNINGS`, and read as words. */
  isWords?: true
}

/** A value of a facet, as the graph counts it. */
export type FacetValue = { name: string; count: number }

/** The counted values of a list's facets, by facet. */
export type FacetCounts = Readonly<Record<string, { values: readonly FacetValue[]; truncated: boolean } | undefined>>

/** What a value is called. */
export function labelOf({ labels, isWords }: FacetOption, name: string): string {
  return labels?.[name] ?? (isWords ? wordsOf(name) : name)
}
