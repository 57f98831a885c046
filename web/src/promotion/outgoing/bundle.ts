import type { OutgoingBundlePageQuery } from '../../generated/graphql'

/** A bundle that was made, as its page reads it. */
export type OutgoingBundle = Extract<NonNullable<OutgoingBundlePageQuery['bundle']>, { bundleId: string }>
