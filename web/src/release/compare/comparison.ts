import type { CompareReleasesQuery } from '../../generated/graphql'

/** What is otherwise between two releases. */
export type Comparison = NonNullable<CompareReleasesQuery['compareReleases']>
export type StepChange = NonNullable<Comparison['process']>['steps'][number]
export type PropertyChange = StepChange['properties'][number]
export type VariableChange = NonNullable<Comparison['variables']>['changes'][number]
