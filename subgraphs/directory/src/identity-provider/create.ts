import { refuse } from '@spaceport/kit/write/outcome'
import { requireSession } from '../access/require-session.js'
import type { DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { secretPlace } from '../oidc/provider.js'
import { seal } from '../oidc/sealed.js'
import { secretDigest } from '../password/digest.js'
import { change, type ChangeInput, type Tx } from '../write/change.js'
import { readName } from '../write/text.js'
import { audited } from './audited.js'
import { readMappings, type MappingInput } from './mappings.js'
import { readClientSecret, readForeignAddress, readGroupsClaim, readScopes, readWord } from './settings.js'

export type CreateIdentityProvider = ChangeInput & {
  name: string
  issuer: string
  clientId: string
  clientSecret?: string | null | undefined
  scopes?: string[] | null | undefined
  groupsClaim?: string | null | undefined
  enabled?: boolean | null | undefined
  allowSignUp?: boolean | null | undefined
  trustsEmail?: boolean | null | undefined
  groupMappings?: MappingInput[] | null | undefined
}

/** What is asked for by default: what names and addresses come by. */
const SCOPES = ['profile', 'email']

/**
 * Adds a provider. Throws `BAD_INPUT`, `CONFLICT` for a name or a client that another has, `NOT_FOUND` for a group, and `FORBIDDEN` for
 * a group with roles over the fleet that the caller lacks, or to callers who come with a key, since what they add could outlive it.
 */
export async function createIdentityProvider(
  context: DirectoryContext,
  input: CreateIdentityProvider,
): Promise<{ id: number }> {
  requireSession(context.caller)
  const { secret } = context
  return change(context, {
    operation: 'createIdentityProvider',
    input: withoutSecret(context, input),
    async run(tx) {
      const data = {
        ...readName(input.name, 'input', 'name'),
        issuer: readForeignAddress(input.issuer, 'input', 'issuer'),
        clientId: readWord(input.clientId, 'input', 'clientId'),
        scopes: readScopes(input.scopes ?? SCOPES, 'input', 'scopes'),
        groupsClaim: readGroupsClaim(input.groupsClaim ?? '', 'input', 'groupsClaim'),
        enabled: input.enabled ?? true,
        allowSignUp: input.allowSignUp ?? false,
        trustsEmail: input.trustsEmail ?? false,
      }
      await expectFreeProvider(tx, data)
      const mappings = await readMappings(tx, context, input.groupMappings ?? [])
      const clientSecret = readClientSecret(input.clientSecret ?? '', 'input', 'clientSecret')
      const { id } = await tx.identityProvider.create({ data })
      const sealed = clientSecret === null ? null : seal(secret, secretPlace(id), clientSecret)
      const row = await tx.identityProvider.update({ where: { id }, data: { clientSecret: sealed } })
      await tx.groupMapping.createMany({ data: mappings.map((mapping) => ({ ...mapping, providerId: id })) })
      const after = audited(row, mappings)
      const subject = directoryId('IdentityProviders', id)
      return {
        answer: { id },
        changed: [{ kind: 'IdentityProviders', id: subject, version: row.version, before: null, after }],
      }
    },
  })
}

/** An input of which a digest may be kept. */
export function withoutSecret<Input extends { clientSecret?: string | null | undefined }>(
  context: DirectoryContext,
  input: Input,
): Input {
  return typeof input.clientSecret === 'string'
    ? { ...input, clientSecret: secretDigest(context, input.clientSecret) }
    : input
}

/** Throws `CONFLICT` if another provider than `id` has the name, or is the same client of the same issuer. */
export async function expectFreeProvider(
  tx: Tx,
  { nameKey, issuer, clientId }: { nameKey: string; issuer: string; clientId: string },
  id = 0,
): Promise<void> {
  const named = await tx.identityProvider.findFirst({ where: { nameKey, id: { not: id } }, select: { id: true } })
  if (named) throw refuse('CONFLICT', 'Another identity provider has this name.', 'input', 'name')
  const same = await tx.identityProvider.findFirst({
    where: { issuer, clientId, id: { not: id } },
    select: { id: true },
  })
  if (same) throw refuse('CONFLICT', 'There is a provider of this issuer and client.', 'input', 'clientId')
}
