import type { PrismaClient } from '@spaceport/database/directory'
import { textKey } from '@spaceport/kit/page/text-key'
import { write } from '@spaceport/kit/write/write'
import { directoryId } from '../graph/ids.js'
import { hashPassword } from '../password/password.js'
import { readEmail } from './email.js'

/** The first administrator, as the settings name them. */
export type FirstAdministrator = { email: string | undefined; password: string | undefined }

/** The advisory lock under which directory processes that start together look whether there is anybody yet. */
export const FIRST_USER_LOCK = 7_281_002

/** Makes the first administrator if there are no users at all and the settings name one. What somebody changed later is never put back. */
export async function ensureFirstAdministrator(
  db: PrismaClient,
  { email, password }: FirstAdministrator,
): Promise<void> {
  if ((await db.user.count()) > 0) return
  if (!email || !password) return
  const address = readEmail(email)
  const name = address.email.split('@')[0] ?? address.email
  const passwordHash = await hashPassword(password, { email: address.email, name })
  await write(db, {
    caller: null,
    actor: 'directory',
    operation: 'createFirstAdministrator',
    input: null,
    async run(tx) {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(${FIRST_USER_LOCK}::bigint)::text`
      if ((await tx.user.count()) > 0) return { answer: null, changed: [] }
      const user = await tx.user.create({
        data: {
          ...address,
          name,
          nameKey: textKey(name),
          passwordHash,
          systemRoles: { create: { role: 'SystemAdministrator' } },
        },
      })
      const after = { email: user.email, name, systemRoles: ['SystemAdministrator'] }
      const changed = { kind: 'Users', id: directoryId('Users', user.id), version: user.version, before: null, after }
      return { answer: null, changed: [changed] }
    },
  })
}
