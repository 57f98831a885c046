import { expect, test } from '@jest/globals'
import { urlFor, withConnection } from '@spaceport/database/connection'
import { applyMigrations, migrate } from '@spaceport/database/migrate'
import { migrationsFolder, readMigrations } from '@spaceport/database/migrations'
import { dropDatabase } from '@spaceport/database/provision'
import { createDatabase, LOCALE } from '@spaceport/database/provision/create'
import { openSpace } from '@spaceport/database/space'
import { testServer } from '@spaceport/database/testing'
import { decide } from '@spaceport/kit/rights/decide'
import { NOWHERE } from '@spaceport/kit/rights/scope'
import { randomBytes } from 'node:crypto'
import { rightsOf } from '../access/load.js'
import { caller } from '../testing/callers.js'

/** A database as it was before there were teams, with those who had a role in it; then as it is now. */
async function migrated(roles: [subject: string, role: 'MEMBER' | 'VIEWER'][], look: (url: string) => Promise<void>) {
  const { adminUrl } = await testServer()
  const name = `test_teams_${randomBytes(8).toString('hex')}`
  await withConnection(adminUrl, (admin) => createDatabase(admin, name, LOCALE))
  try {
    const url = urlFor(adminUrl, name)
    const all = readMigrations(migrationsFolder('space'))
    await applyMigrations(
      url,
      all.slice(
        0,
        all.findIndex((migration) => migration.name.endsWith('_teams')),
      ),
    )
    await withConnection(url, async (client) => {
      for (const [subject, role] of roles) {
        await client.query('INSERT INTO role_assignment (subject, role) VALUES ($1, $2)', [subject, role])
      }
    })
    await migrate(url, 'space')
    await look(url)
  } finally {
    await dropDatabase(adminUrl, name)
  }
}

test('who had a role of their own is in the team of that role', async () => {
  const roles: [string, 'MEMBER' | 'VIEWER'][] = [
    ['Users-1', 'MEMBER'],
    ['Groups-2', 'VIEWER'],
    ['Users-3', 'VIEWER'],
  ]
  await migrated(roles, async (url) => {
    const { client, close } = openSpace(url, { max: 1 })
    try {
      const teams = await client.team.findMany({
        select: { name: true, nameKey: true, members: { select: { subject: true }, orderBy: { subject: 'asc' } } },
        orderBy: { id: 'asc' },
      })
      expect(teams).toEqual([
        { name: 'Space Managers', nameKey: 'space managers', members: [{ subject: 'Users-1' }] },
        {
          name: 'Project Viewers',
          nameKey: 'project viewers',
          members: [{ subject: 'Groups-2' }, { subject: 'Users-3' }],
        },
      ])
      const may = async (subject: string, permission: 'TeamEdit' | 'ProjectView') =>
        decide(await rightsOf(client, 'Spaces-1', caller(subject)), permission, NOWHERE).allowed
      expect([await may('Users-1', 'TeamEdit'), await may('Users-1', 'ProjectView')]).toEqual([true, true])
      expect([await may('Users-3', 'TeamEdit'), await may('Users-3', 'ProjectView')]).toEqual([false, true])
      const role = await client.userRole.create({ data: { name: 'Own', nameKey: 'own', permissions: [] } })
      expect(role.id).toBe(1_001)
    } finally {
      await close()
    }
  })
})

test('where nobody had a role there is no team', async () => {
  await migrated([], async (url) => {
    const { rows } = await withConnection(url, (client) => client.query('SELECT count(*)::int AS n FROM team'))
    expect(rows).toEqual([{ n: 0 }])
  })
})
