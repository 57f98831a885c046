import type { IncomingBundlePageQuery, IncomingBundlePageQueryVariables } from '../../generated/graphql'

/** A bundle that came, as its page reads it. */
export type IncomingBundle = Extract<NonNullable<IncomingBundlePageQuery['bundle']>, { bundleId: string }>
export type BundleReview = NonNullable<IncomingBundle['review']>
export type BundlePackage = BundleReview['packages'][number]
export type MissingValue = BundleReview['missing'][number]

/** What the page asks for one bundle, by the two parts of its id. */
export function reviewVariables(
  space: string,
  local: string,
  lifecycle: string | null,
): IncomingBundlePageQueryVariables {
  return { id: `${space}/${local}`, space, ...(lifecycle === null ? {} : { lifecycle }) }
}
