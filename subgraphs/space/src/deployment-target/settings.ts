import type { AccountType, EndpointStyle, TenantedMode } from '@spaceport/database/space'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { requireReference } from '../write/subject.js'
import { accountFault } from './account-fit.js'
import { readAddress } from './address.js'
import { readEndpoint } from './endpoint.js'

/** How a target is spoken to, as an input says it. */
export type EndpointInput = {
  endpointStyle?: EndpointStyle | null
  uri?: string | null
  thumbprint?: string | null
  endpoint?: unknown
  account?: string | null
}

/** How a target is spoken to, as it is kept. */
export type EndpointRow = {
  endpointStyle: EndpointStyle
  uri: string | null
  thumbprint: string | null
  endpoint: string
  accountId: number | null
}

/**
 * How a target is to be spoken to, all checked together. What an input leaves out stays as it was, unless the style changes. Throws
 * `BAD_INPUT`, and what references throw.
 */
export async function readEndpointOf(
  tx: Tx,
  context: SpaceContext,
  endpointStyle: EndpointStyle,
  input: EndpointInput,
  before: EndpointRow | null,
): Promise<EndpointRow> {
  const kept = before?.endpointStyle === endpointStyle ? before : null
  const { uri = kept?.uri ?? null, thumbprint = kept?.thumbprint ?? null } = input
  const endpoint: unknown = input.endpoint === undefined && kept ? JSON.parse(kept.endpoint) : input.endpoint
  const accountId =
    input.account === undefined ? (kept?.accountId ?? null) : await requireAccount(tx, context, input.account)
  const fault = accountFault(endpointStyle, await typeOf(tx, accountId))
  if (fault) throw refuse('BAD_INPUT', fault, 'input', 'account')
  return {
    endpointStyle,
    ...readAddress(endpointStyle, { uri, thumbprint }),
    endpoint: readEndpoint(endpointStyle, endpoint),
    accountId,
  }
}

async function requireAccount(tx: Tx, context: SpaceContext, id: string | null): Promise<number | null> {
  return id === null ? null : requireReference(tx, context, 'Accounts', id, 'input', 'account')
}

async function typeOf(tx: Tx, id: number | null): Promise<AccountType | null> {
  if (id === null) return null
  return (await tx.account.findUniqueOrThrow({ where: { id }, select: { type: true } })).type
}

/** Throws `BAD_INPUT` for an untenanted target that would have tenants, or tags of some. */
export function requireTenanted(
  tenantedMode: TenantedMode,
  { tenantIds, tenantTagIds }: { tenantIds: readonly number[]; tenantTagIds: readonly number[] },
): void {
  if (tenantedMode !== 'UNTENANTED' || tenantIds.length + tenantTagIds.length === 0) return
  throw refuse('BAD_INPUT', 'An untenanted target has no tenants and no tags of tenants.', 'input', 'tenantedMode')
}
