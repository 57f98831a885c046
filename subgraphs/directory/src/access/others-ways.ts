import { refuse } from '@spaceport/kit/write/outcome'
import type { Tx } from '../write/change.js'
import type { Subjects } from './may-touch.js'

/**
 * Throws `INVALID_STATE` if somebody with fewer roles over the fleet may have made themselves a way in before: to one of these
 * service accounts a key or a rule for tokens, to one of these groups a provider's mapping. Part of the transaction that gives
 * them such a role, after what locks them: whoever gives it ends these ways first, and makes those anew that are to stay.
 */
export async function expectNoWaysOfOthers(
  tx: Tx,
  { now }: { now(): Date },
  { users = [], groups = [] }: Subjects,
  ...path: string[]
): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM "user" WHERE id = ANY(${[...users]}) ORDER BY id FOR NO KEY UPDATE`
  const account = await tx.user.findFirst({
    where: {
      id: { in: [...users] },
      kind: 'SERVICE_ACCOUNT',
      OR: [
        { apiKeys: { some: { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now() } }] } } },
        { tokenIssuers: { some: { enabled: true } } },
      ],
    },
    select: { name: true },
  })
  if (account) {
    const what = `${account.name} has API keys, or tokens stand for it`
    throw refuse('INVALID_STATE', `${what}: revoke and disable these first, since others have them.`, ...path)
  }
  const mapping = await tx.groupMapping.findFirst({
    where: { groupId: { in: [...groups] }, provider: { enabled: true } },
    select: { provider: { select: { name: true } } },
  })
  if (mapping) {
    const what = `The identity provider ${mapping.provider.name} puts people into this group`
    throw refuse('INVALID_STATE', `${what}: end that first, and map to it again afterwards.`, ...path)
  }
}
