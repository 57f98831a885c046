import { createLoader, createSerializer, parseAsString } from 'nuqs/server'

/** What the page of a bundle that came keeps in its URL. */
export const REVIEW_PARAMS = {
  /** The lifecycle by which the release would go here, by id; none: that of the project as it is. */
  lifecycle: parseAsString,
}

export const loadReview = createLoader(REVIEW_PARAMS)
export const reviewHref = createSerializer(REVIEW_PARAMS)
