import { builder } from '../builder.js'
import { TenantedMode } from '../tenant/tenanted-mode.js'

type Types = typeof builder.$inferSchemaTypes
type Fields = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>

/** The input fields by which accounts and certificates are filtered, by where and for whom they are used. */
export function usedFilterFields(t: Fields) {
  return {
    environment: t.idList({ description: 'Only what names one of these environments, by id.' }),
    tenant: t.idList({ description: 'Only what names one of these tenants, by id.' }),
    tenantTag: t.idList({ description: 'Only what names one of these tags of tenants, by id.' }),
    tenantedMode: t.field({ type: [TenantedMode], description: 'Only what is of one of these modes.' }),
  }
}

/** The input fields that say where and for whom an account or a certificate is used. */
export function usedFields(t: Fields) {
  return {
    environments: t.idList({ description: 'The environments that it is used in, by id; at most 1,000. None: all.' }),
    tenantedMode: t.field({
      type: TenantedMode,
      description: 'Whether it is used for tenants; a new one only for tenants if it names some, else for none.',
    }),
    tenants: t.idList({ description: 'The tenants that it is used for, by id; at most 1,000.' }),
    tenantTags: t.idList({ description: 'Whoever has one of these tags it is used for, too, by id.' }),
  }
}
