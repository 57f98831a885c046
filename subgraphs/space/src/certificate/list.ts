import type { TenantedMode } from '@spaceport/database/space'
import { usedWhere, type UsedFilter } from '../account/used-where.js'
import { isText } from '../build-information/key-filter.js'
import { containsText, hasValue, inRange, isOneOf, isTrue, type TimeRangeFilter } from '../connection/filter.js'
import type { CommonFilter, List } from '../connection/list.js'

/** Which certificates. */
export type CertificateFilter = CommonFilter &
  UsedFilter & {
    thumbprint?: string[] | null
    expires?: TimeRangeFilter | null
    created?: TimeRangeFilter | null
    isArchived?: boolean | null
    hasPrivateKey?: boolean | null
    tenantedMode?: TenantedMode[] | null
  }

/** How certificates are listed. */
export const certificateList: List<CertificateFilter, 'NAME' | 'CREATED_AT' | 'NOT_AFTER'> = {
  name: 'certificates',
  kind: 'Certificates',
  model: 'certificate',
  orders: {
    NAME: { column: 'nameKey', holds: 'text-key' },
    CREATED_AT: { column: 'createdAt', holds: 'time' },
    NOT_AFTER: { column: 'notAfter', holds: 'time' },
  },
  by: { field: 'NAME', direction: 'ASC' },
  where: (filter, context) => [
    ...containsText(filter.text),
    ...isText('thumbprint', filter.thumbprint?.map(asKept)),
    ...inRange('notAfter', filter.expires),
    ...inRange('createdAt', filter.created),
    ...hasValue('archivedAt', filter.isArchived),
    ...isTrue('hasPrivateKey', filter.hasPrivateKey),
    ...isOneOf('tenantedMode', filter.tenantedMode),
    ...usedWhere(filter, context),
  ],
}

/** A thumbprint as it is kept, however people write it: `ab:ec:ff:...`. */
function asKept(thumbprint: string): string {
  return thumbprint.replaceAll(/[\s:]/g, '').toUpperCase()
}
