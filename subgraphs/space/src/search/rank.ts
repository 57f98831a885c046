import type { Where } from '../access/where.js'
import { containsText } from '../connection/filter.js'
import type { Sought } from './words.js'

/**
 * How well a document fits comes first: its title is what is sought, or has all its words, or they are somewhere in its texts. Among equals
 * the score counts that is kept with the document. So a hit's score depends on the document and on what is sought alone, and those of many
 * Spaces can be merged.
 */
export const RANKS = [2, 1, 0] as const

export type Rank = (typeof RANKS)[number]

/** What a rank adds to the score of a document, which is below it. */
export const RANK = 1_000_000

/** The documents of a rank: each is of one only. */
export function ofRank(rank: Rank, { whole, words }: Sought): Where[] {
  const exact: Where = { titleKey: whole }
  const titled = words.flatMap((word) => containsText(word, 'titleKey'))
  if (rank === 2) return [exact]
  if (rank === 1) return [...titled, { NOT: exact }]
  return [...words.flatMap((word) => containsText(word, 'textKey')), { NOT: { AND: titled } }, { NOT: exact }]
}

/** All documents that are found, whatever their rank. */
export function found({ whole, words }: Sought): Where {
  const everywhere = words.flatMap((word) => containsText(word, 'textKey'))
  const titled = words.flatMap((word) => containsText(word, 'titleKey'))
  return { OR: [{ titleKey: whole }, { AND: titled }, { AND: everywhere }] }
}
