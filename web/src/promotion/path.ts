/** The lists of promotions, as their addresses spell them. */
export const PROMOTION_LISTS = [
  { path: '/promotions', title: 'Inbox' },
  { path: '/promotions/outbox', title: 'Outbox' },
  { path: '/promotions/under-way', title: 'In progress' },
] as const

/** Where the files of bundles and receipts are imported. */
export const CARRIED_PATH = '/promotions/carried'

/** The page of a bundle that came; the id is `Spaces-4/IncomingBundles-2`. */
export function incomingPath(id: string): string {
  return `/promotions/incoming/${id}`
}

/** The page of a bundle that was made; the id is `Spaces-1/OutgoingBundles-4`. */
export function outgoingPath(id: string): string {
  return `/promotions/outgoing/${id}`
}
