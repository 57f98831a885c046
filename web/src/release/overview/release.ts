import type { ReleaseOverviewQuery } from '../../generated/graphql'

type Found = NonNullable<ReleaseOverviewQuery['release']>

/** A release as its page reads it. */
export type OverviewRelease = Extract<Found, { id: string }>
export type OverviewCells = NonNullable<ReleaseOverviewQuery['cells']>
export type CompositeProgress = NonNullable<OverviewRelease['nextSteps']>[number]
