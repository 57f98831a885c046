import type { TenantedMode } from '@spaceport/database/space'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { newTags } from '../tag-set/new-tags.js'
import type { Tx } from '../write/change.js'

/** For whom an account or a certificate is used, besides the tenants that it names. */
export type Audience = { tenantedMode: TenantedMode; tenantTagIds: number[] }

/** The same as an input says it. */
export type AudienceInput = { tenantedMode?: TenantedMode | null; tenantTags?: string[] | null }

/**
 * For whom something is to be used (`before` null: it is new). What is left out stays; of something new that names tenants or tags of them, it
 * is for tenants only. Throws `BAD_INPUT` for tenants or tags of what is for no tenant, and what `requireTags` throws.
 */
export async function newAudience(
  tx: Tx,
  context: SpaceContext,
  before: Audience | null,
  { tenantedMode, tenantTags }: AudienceInput,
  tenantIds: readonly number[],
): Promise<Audience> {
  const tenantTagIds = await newTags(tx, context, before?.tenantTagIds ?? [], tenantTags, 'input', 'tenantTags')
  const namesTenants = tenantIds.length + tenantTagIds.length > 0
  const mode = tenantedMode ?? before?.tenantedMode ?? (namesTenants ? 'TENANTED' : 'UNTENANTED')
  if (mode === 'UNTENANTED' && namesTenants) {
    throw refuse(
      'BAD_INPUT',
      'What is used for no tenant has no tenants and no tags of tenants.',
      'input',
      'tenantedMode',
    )
  }
  return { tenantedMode: mode, tenantTagIds }
}
