import { SpaceportError } from '@spaceport/kit/errors'
import { refuse } from '@spaceport/kit/write/outcome'
import { visibleSpaces } from '../access/visible.js'
import type { DirectoryContext } from '../context.js'
import { directoryId, localIds, notFound, readId } from '../graph/ids.js'
import { newToken, tokenHash } from '../session/token.js'
import { change, type ChangeInput, type Tx } from '../write/change.js'
import { readName } from '../write/text.js'

export type CreateApiKey = ChangeInput & {
  name: string
  readOnly?: boolean | null | undefined
  spaces?: string[] | null | undefined
  expiresAt?: Date | null | undefined
}

/** The characters of a key that are kept to recognise it by: far too few to guess the rest. */
const PREFIX = 8

/**
 * Makes an API key for the caller. The key is returned once; a repeated request (same idempotency key) gets null for it. Throws
 * `FORBIDDEN` to a caller who came with an API key, since the new one could outlive or exceed it; `NOT_FOUND` for a Space
 * that the caller may not enter; `BAD_INPUT`.
 */
export async function createApiKey(
  context: DirectoryContext,
  input: CreateApiKey,
): Promise<{ id: number; token: string | null }> {
  const { caller, now } = context
  if (caller.cap) throw new SpaceportError('FORBIDDEN', 'Sign in by password to make API keys.')
  let token: string | null = null
  const { id } = await change(context, {
    operation: 'createApiKey',
    input,
    async run(tx) {
      const { name } = readName(input.name, 'input', 'name')
      const readOnly = input.readOnly ?? false
      const spaces = await readSpaces(tx, context, input.spaces ?? null)
      const expiresAt = input.expiresAt ?? null
      if (expiresAt && expiresAt <= now()) throw refuse('BAD_INPUT', 'This time has passed.', 'input', 'expiresAt')
      token = newToken('spk')
      const [userId = 0] = localIds('Users', [caller.subject])
      const data = { name, prefix: token.slice(0, PREFIX), userId, readOnly, spaces, expiresAt, createdAt: now() }
      const row = await tx.apiKey.create({ data: { ...data, tokenHash: tokenHash(token) } })
      const after = { name, user: caller.subject, readOnly, spaces, expiresAt }
      const key = { kind: 'ApiKeys', id: directoryId('ApiKeys', row.id), version: row.version, before: null, after }
      return { answer: { id: row.id }, changed: [key] }
    },
  })
  return { id, token }
}

async function readSpaces(tx: Tx, { caller }: DirectoryContext, ids: readonly string[] | null): Promise<string[]> {
  if (ids === null) return []
  const wanted = [...new Set(ids.map((id) => readId('Spaces', id, 'input', 'spaces')))]
  if (wanted.length === 0) throw refuse('BAD_INPUT', 'Name at least one Space, or leave it out.', 'input', 'spaces')
  const where = { AND: [{ id: { in: wanted } }, visibleSpaces(caller)] }
  if ((await tx.space.count({ where })) < wanted.length) throw notFound('Spaces', 'input', 'spaces')
  return wanted.map((id) => directoryId('Spaces', id))
}
