import type { Permission } from '@spaceport/kit/rights/permission'
import { holdsInFleet } from '@spaceport/kit/rights/system'
import { refuse } from '@spaceport/kit/write/outcome'
import { requireSession } from '../access/require-session.js'
import { visibleSpaces } from '../access/visible.js'
import type { DirectoryContext } from '../context.js'
import { directoryId, localIds, notFound, readId } from '../graph/ids.js'
import { newToken, tokenHash } from '../session/token.js'
import { userToChange } from '../user/find.js'
import { change, type ChangeInput, type Tx } from '../write/change.js'
import { readName } from '../write/text.js'

export type CreateApiKey = ChangeInput & {
  name: string
  user?: string | null | undefined
  permissions?: Permission[] | null | undefined
  readOnly?: boolean | null | undefined
  spaces?: string[] | null | undefined
  expiresAt?: Date | null | undefined
}

/** The characters of a key that are kept to recognise it by: far too few to guess the rest. */
const PREFIX = 8

/**
 * Makes an API key for the caller, or, with `UserEdit`, for a service account. The key is returned once; a repeated request
 * (same idempotency key) gets null for it. Throws `FORBIDDEN` to a caller who came by anything but a session, since the new
 * key could outlive or exceed it, and for a service account with more roles over the fleet than the caller; `NOT_FOUND` for a
 * Space that the caller may not enter; `INVALID_STATE` for other people and for the disabled; `BAD_INPUT`.
 */
export async function createApiKey(
  context: DirectoryContext,
  input: CreateApiKey,
): Promise<{ id: number; token: string | null }> {
  const { now } = context
  requireSession(context.caller)
  let token: string | null = null
  const { id } = await change(context, {
    operation: 'createApiKey',
    input,
    async run(tx) {
      const userId = await ownerOf(tx, context, input.user ?? null)
      const { name } = readName(input.name, 'input', 'name')
      const readOnly = input.readOnly ?? false
      const spaces = await readSpaces(tx, context, input.spaces ?? null)
      const expiresAt = input.expiresAt ?? null
      if (expiresAt && expiresAt <= now()) throw refuse('BAD_INPUT', 'This time has passed.', 'input', 'expiresAt')
      token = newToken('spk')
      const rights = { readOnly, spaces, permissions: readPermissions(input.permissions ?? null), expiresAt }
      const data = { name, prefix: token.slice(0, PREFIX), userId, ...rights, createdAt: now() }
      const row = await tx.apiKey.create({ data: { ...data, tokenHash: tokenHash(token) } })
      const after = { name, user: directoryId('Users', userId), ...rights }
      const key = { kind: 'ApiKeys', id: directoryId('ApiKeys', row.id), version: row.version, before: null, after }
      return { answer: { id: row.id }, changed: [key] }
    },
  })
  return { id, token }
}

/** Whose key it is to be: the caller's own, or a service account's. */
async function ownerOf(tx: Tx, context: DirectoryContext, id: string | null): Promise<number> {
  const { caller } = context
  if (id === null || id === caller.subject) return localIds('Users', [caller.subject])[0] ?? 0
  if (!holdsInFleet(caller, 'UserEdit')) throw notFound('Users', 'input', 'user')
  const user = await userToChange(tx, context, id, 'user')
  if (user.kind !== 'SERVICE_ACCOUNT') {
    throw refuse('INVALID_STATE', 'People make their API keys themselves.', 'input', 'user')
  }
  if (user.disabledAt) throw refuse('INVALID_STATE', 'Enable this user first.', 'input', 'user')
  return user.id
}

function readPermissions(permissions: readonly Permission[] | null): Permission[] {
  if (permissions?.length === 0) {
    throw refuse('BAD_INPUT', 'Name at least one permission, or leave it out.', 'input', 'permissions')
  }
  return [...new Set(permissions)].sort()
}

async function readSpaces(tx: Tx, { caller }: DirectoryContext, ids: readonly string[] | null): Promise<string[]> {
  if (ids === null) return []
  const wanted = [...new Set(ids.map((id) => readId('Spaces', id, 'input', 'spaces')))]
  if (wanted.length === 0) throw refuse('BAD_INPUT', 'Name at least one Space, or leave it out.', 'input', 'spaces')
  const where = { AND: [{ id: { in: wanted } }, visibleSpaces(caller)] }
  if ((await tx.space.count({ where })) < wanted.length) throw notFound('Spaces', 'input', 'spaces')
  return wanted.map((id) => directoryId('Spaces', id))
}
