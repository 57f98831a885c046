import { expect, test } from '@jest/globals'
import { urlFor, withConnection } from '@spaceport/database/connection'
import { applyMigrations, migrate } from '@spaceport/database/migrate'
import { migrationsFolder, readMigrations } from '@spaceport/database/migrations'
import { DATABASE_KINDS } from '@spaceport/database/kind'
import { createDatabase, LOCALE } from '@spaceport/database/provision/create'
import { dropDatabase } from '@spaceport/database/provision'
import { testServer } from '@spaceport/database/testing'
import { appendEvents } from '@spaceport/kit/audit/append'
import { checkAudit } from '@spaceport/kit/audit/check'
import { FIRST_HASH, firstFormatHash } from '@spaceport/kit/audit/hash'
import { NOWHERE } from '@spaceport/kit/rights/scope'
import { randomBytes } from 'node:crypto'

test.each(DATABASE_KINDS)('the chain of a %s database from before there was a head goes on', async (kind) => {
  const { adminUrl } = await testServer()
  const name = `test_head_${randomBytes(8).toString('hex')}`
  await withConnection(adminUrl, (admin) => createDatabase(admin, name, LOCALE))
  try {
    const url = urlFor(adminUrl, name)
    const all = readMigrations(migrationsFolder(kind))
    const head = all.findIndex((migration) => migration.name.endsWith('_audit_head'))
    await applyMigrations(url, all.slice(0, head))
    await withConnection(url, async (client) => {
      let previous: Buffer = FIRST_HASH
      for (const n of [1, 2, 5]) {
        const after = { name: 'web', description: null, at: n }
        const said = { at: 1_700_000_000_000 + n, actor: 'Users-1', action: 'createProject', subject: `Projects-${n}` }
        const rest = { kind: null, before: null, after, requestId: null, scope: NOWHERE }
        const hash = firstFormatHash(previous, { ...said, ...rest })
        await client.query(
          `INSERT INTO audit_event (id, at, actor, action, subject, before, after, "requestId", "previousHash", hash)
           VALUES ($1, to_timestamp($2::double precision / 1000), $3, $4, $5, NULL, $6, NULL, $7, $8)`,
          [n, said.at, said.actor, said.action, said.subject, after, previous, hash],
        )
        previous = hash!
      }
    })
    await migrate(url, kind)
    await withConnection(url, async (client) => {
      const sql = {
        $queryRawUnsafe: async <T>(text: string, ...values: unknown[]) => (await client.query(text, values)).rows as T,
        $executeRawUnsafe: async (text: string, ...values: unknown[]) =>
          (await client.query(text, values)).rowCount ?? 0,
      }
      const scoped = kind === 'space'
      expect(await checkAudit(sql, { scoped })).toMatchObject({ faults: [], reached: { count: 3, id: 5 } })
      const act = { actor: 'Users-1', action: 'createTenant', requestId: null }
      await appendEvents(sql, act, [{ kind: 'Tenants', id: 'Tenants-1', before: null, after: null }])
      expect(await checkAudit(sql, { scoped })).toMatchObject({ faults: [], reached: { count: 4, id: 6 } })
    })
  } finally {
    await dropDatabase(adminUrl, name)
  }
})
