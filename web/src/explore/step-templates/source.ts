import { ExploreStepTemplatesDocument } from '../../generated/graphql'
import type { ExploreStepTemplatesQuery, ExploreStepTemplatesQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A step template as the list shows it. */
export type StepTemplateNode = NonNullable<ExploreStepTemplatesQuery['stepTemplates']>['nodes'][number]

const FACETS = [
  { id: 'category', title: 'Category' },
  { id: 'actionType', title: 'Action' },
  { id: 'use', title: 'Use', isWords: true },
] as const

const ORDERS = { name: 'NAME', created: 'CREATED_AT', updated: 'UPDATED_AT' } as const

export const stepTemplatesSource: ListSource<
  ExploreStepTemplatesQuery,
  ExploreStepTemplatesQueryVariables,
  StepTemplateNode
> = {
  path: '/explore/step-templates',
  title: 'Step templates',
  what: 'step templates',
  document: ExploreStepTemplatesDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    'name',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, 'name') }),
  connection: ({ stepTemplates }) => stepTemplates,
  counts: ({ stepTemplateFacets }) => stepTemplateFacets,
}
