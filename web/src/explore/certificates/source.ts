import { ExploreCertificatesDocument } from '../../generated/graphql'
import type { ExploreCertificatesQuery, ExploreCertificatesQueryVariables } from '../../generated/graphql'
import { listSearch } from '../../find/list-search'
import { listVariables, orderOf, type ListSource } from '../list-source'

/** A certificate as the list shows it. */
export type CertificateNode = NonNullable<ExploreCertificatesQuery['certificates']>['nodes'][number]

const FACETS = [
  { id: 'validity', title: 'Validity', isWords: true },
  { id: 'state', title: 'State', isWords: true },
  { id: 'issuer', title: 'Issuer' },
  { id: 'privateKey', title: 'Private key', isWords: true },
] as const

const ORDERS = { name: 'NAME', expires: 'NOT_AFTER', created: 'CREATED_AT' } as const

export const certificatesSource: ListSource<
  ExploreCertificatesQuery,
  ExploreCertificatesQueryVariables,
  CertificateNode
> = {
  path: '/explore/certificates',
  title: 'Certificates',
  what: 'certificates',
  document: ExploreCertificatesDocument,
  schema: listSearch(
    FACETS.map(({ id }) => id),
    'name',
  ),
  facets: FACETS,
  variables: (search) => ({ ...listVariables(search, FACETS), orderBy: orderOf(search.sort, ORDERS, 'name') }),
  connection: ({ certificates }) => certificates,
  counts: ({ certificateFacets }) => certificateFacets,
}
