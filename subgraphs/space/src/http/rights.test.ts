import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { urlFor } from '@spaceport/database/connection'
import { spaceDatabaseName } from '@spaceport/database/names'
import { openSpace, type SpaceDatabase } from '@spaceport/database/space'
import { closeConnections } from '@spaceport/kit/client'
import type { Caller } from '@spaceport/kit/caller'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole, PROJECT_VIEWER } from '../testing/grants.js'
import { testInstance, type TestInstance } from '../testing/instance.js'
import { basics, project } from '../testing/rows.js'

/** Has Project Viewer, but sees the project Shop only. */
const SHOPPER = caller('Users-2', { groups: ['Groups-7'] })
/** May deploy the project Bank to Dev. */
const DEPLOYER = caller('Users-3')
/** Environment Viewer: sees teams, but no user roles. */
const HALF = caller('Users-4')
/** In no team. */
const NOBODY = caller('Users-5')

let instance: TestInstance
let database: SpaceDatabase

beforeAll(async () => {
  instance = await testInstance()
  for (const space of ['Spaces-1', 'Spaces-2']) {
    const json = { space, members: [{ subject: 'Users-1', role: 16 }] }
    await instance.as('directory').ask({ method: 'POST', path: '/internal/spaces', json })
  }
  const { SPACEPORT_DATABASE_PREFIX: prefix, SPACEPORT_SPACE_DATABASE_URL: url } = instance.settings
  database = openSpace(urlFor(url, spaceDatabaseName(prefix, 'Instances-4', 'Spaces-1')))
  const { client: db } = database
  await basics(db)
  for (const name of ['Shop', 'Bank']) await db.project.create({ data: project(name) })
  await db.tenant.create({ data: { name: 'Acme', nameKey: 'acme' } })
  await giveRole(db, 'Groups-7', PROJECT_VIEWER, { Projects: [1] })
  await giveRole(db, 'Users-3', 8, { Projects: [2], Environments: [1, 4] })
  await giveRole(db, 'Users-4', 5)
})

afterAll(async () => {
  await database.close()
  await instance.close()
  await closeConnections()
})

const post = async (path: string, json: object, who: Caller | null) => {
  const answer = await instance.as('directory').call({ method: 'POST', path, json, caller: who })
  return answer as { status: number; json: { errors?: { extensions: { code: string } }[] } & Record<string, unknown> }
}
const explain = (of: Caller, permission: string, entity: string, who: Caller, space = 'Spaces-1') =>
  post('/internal/rights/explain', { space, user: of.subject, groups: of.groups, permission, entity }, who)
const whoCan = (permission: string, place: object, who: Caller, spaces = ['Spaces-1']) =>
  post('/internal/rights/who-can', { spaces, permission, place }, who)
const codeOf = ({ json }: Awaited<ReturnType<typeof post>>) => json.errors?.[0]?.extensions.code

describe('why somebody may', () => {
  it('is told chain by chain: who, team, role, limits, and which of them fails', async () => {
    expect((await explain(DEPLOYER, 'ProjectView', 'Spaces-1/Projects-2', MANAGER)).json).toEqual({
      allowed: true,
      chains: [
        {
          member: 'Users-3',
          team: { id: expect.stringMatching(/^Spaces-1\/Teams-\d+$/), name: expect.stringContaining('Users-3') },
          role: { id: 'Spaces-1/UserRoles-8', name: 'Project Deployer' },
          scope: [
            { dimension: 'Projects', things: [{ id: 'Spaces-1/Projects-2', name: 'Bank' }], others: false },
            {
              dimension: 'Environments',
              things: [
                { id: 'Spaces-1/Environments-1', name: 'Dev' },
                { id: 'Spaces-1/Environments-4', name: 'Production' },
              ],
              others: false,
            },
          ],
          verdict: 'GRANTS',
          failed: [],
        },
      ],
    })
    expect((await explain(DEPLOYER, 'ProjectView', 'Spaces-1/Projects-1', MANAGER)).json).toMatchObject({
      allowed: false,
      chains: [{ verdict: 'OUT_OF_SCOPE', failed: ['project'] }],
    })
    expect((await explain(DEPLOYER, 'EnvironmentView', 'Spaces-1/Environments-2', MANAGER)).json).toMatchObject({
      allowed: false,
      chains: [{ verdict: 'OUT_OF_SCOPE', failed: ['environment'] }],
    })
    expect((await explain(DEPLOYER, 'TenantEdit', 'Spaces-1/Tenants-1', MANAGER)).json).toMatchObject({
      allowed: false,
      chains: [{ verdict: 'LACKS_PERMISSION', failed: [] }],
    })
    expect((await explain(DEPLOYER, 'LifecycleView', 'Spaces-1', MANAGER)).json).toMatchObject({ allowed: true })
    expect((await explain(DEPLOYER, 'ProjectView', 'Spaces-1', MANAGER)).json).toMatchObject({ allowed: false })
  })

  it('goes through groups, and is nothing for who is in no team', async () => {
    expect((await explain(SHOPPER, 'ProjectView', 'Spaces-1/Projects-1', MANAGER)).json).toMatchObject({
      allowed: true,
      chains: [{ member: 'Groups-7', verdict: 'GRANTS' }],
    })
    expect((await explain(NOBODY, 'ProjectView', 'Spaces-1/Projects-1', MANAGER)).json).toEqual({
      allowed: false,
      chains: [],
    })
  })

  it('may be asked of oneself by everybody, of others by who sees teams and roles', async () => {
    for (const who of [SHOPPER, DEPLOYER, HALF, NOBODY]) {
      expect((await explain(who, 'TaskView', 'Spaces-1', who)).status).toBe(200)
    }
    for (const who of [HALF, NOBODY, caller('Users-6', { systemRoles: ['SystemAdministrator'] })]) {
      expect(codeOf(await explain(DEPLOYER, 'TaskView', 'Spaces-1', who))).toBe('FORBIDDEN')
    }
    expect((await explain(DEPLOYER, 'TaskView', 'Spaces-1', SHOPPER)).status).toBe(200)
    const capped = { ...MANAGER, cap: { spaces: null, readOnly: false, permissions: ['TeamView'] } }
    expect(codeOf(await explain(DEPLOYER, 'TaskView', 'Spaces-1', capped))).toBe('FORBIDDEN')
    const elsewhere = { ...MANAGER, cap: { spaces: ['Spaces-2'], readOnly: false, permissions: null } }
    expect(codeOf(await explain(DEPLOYER, 'TaskView', 'Spaces-1', elsewhere))).toBe('NOT_FOUND')
  })

  it('is not told to a key that leaves its owner only some permissions, not even of its owner', async () => {
    const key = (permissions: string[] | null, readOnly = false) => ({
      ...SHOPPER,
      cap: { spaces: null, readOnly, permissions },
    })
    expect(codeOf(await explain(SHOPPER, 'TaskView', 'Spaces-1', key(['ProjectView', 'TeamView'])))).toBe('FORBIDDEN')
    for (const who of [key(['TeamView', 'UserRoleView']), key(null), key(null, true)]) {
      expect((await explain(SHOPPER, 'TaskView', 'Spaces-1', who)).status).toBe(200)
    }
  })

  it('says the same of what the asker does not see as of what does not exist', async () => {
    const answers = []
    for (const entity of ['Spaces-1/Projects-2', 'Spaces-1/Projects-99']) {
      const answer = await explain(SHOPPER, 'ProjectView', entity, SHOPPER)
      expect(codeOf(answer)).toBe('NOT_FOUND')
      answers.push(JSON.stringify(answer.json).replace(entity, ''))
    }
    expect(answers[0]).toBe(answers[1])
    expect(codeOf(await explain(SHOPPER, 'ProjectView', 'Spaces-2/Projects-1', SHOPPER))).toBe('NOT_FOUND')
    expect(codeOf(await explain(SHOPPER, 'ProjectView', 'Spaces-1/Nonsense-1', SHOPPER))).toBe('BAD_ID')
    expect(codeOf(await explain(SHOPPER, 'ProjectView', 'Spaces-9', SHOPPER, 'Spaces-9'))).toBe('NOT_FOUND')
  })

  it('names no limit that the asker does not see, only that there is one', async () => {
    const { json } = await explain(DEPLOYER, 'ProjectView', 'Spaces-1', SHOPPER)
    expect(JSON.stringify(json)).not.toMatch(/Bank|Projects-2/)
    expect(json).toMatchObject({
      chains: [{ scope: [{ dimension: 'Projects', things: [], others: true }, { dimension: 'Environments' }] }],
    })
  })
})

describe('who can', () => {
  const place = { entity: null, projectGroup: null, project: null, environment: null, tenant: null }
  const members = async (permission: string, at: object, who = MANAGER) => {
    const { json } = await whoCan(permission, { ...place, ...at }, who)
    const { spaces } = json as { spaces: { chains: { member: string }[] | null; reason: string | null }[] }
    return spaces.map(({ chains, reason }) => chains?.map(({ member }) => member).toSorted() ?? reason)
  }

  it('is told by decisions at the place; what the place leaves out limits nothing', async () => {
    expect(await members('DeploymentCreate', {})).toEqual([['Users-1', 'Users-3']])
    expect(await members('DeploymentCreate', { project: 'Spaces-1/Projects-2' })).toEqual([['Users-1', 'Users-3']])
    expect(await members('DeploymentCreate', { project: 'Spaces-1/Projects-1' })).toEqual([['Users-1']])
    const bank = { project: 'Spaces-1/Projects-2' }
    expect(await members('DeploymentCreate', { ...bank, environment: 'Spaces-1/Environments-2' })).toEqual([
      ['Users-1'],
    ])
    expect(await members('DeploymentCreate', { ...bank, environment: 'Spaces-1/Environments-4' })).toEqual([
      ['Users-1', 'Users-3'],
    ])
    expect(await members('ProjectView', { projectGroup: 'Spaces-1/ProjectGroups-1' })).toEqual([
      ['Groups-7', 'Users-1', 'Users-3'],
    ])
    expect(await members('ProjectView', { entity: 'Spaces-1/Projects-1' })).toEqual([['Groups-7', 'Users-1']])
    expect(await members('TenantView', { tenant: 'Spaces-1/Tenants-1' })).toEqual([['Groups-7', 'Users-1', 'Users-3']])
  })

  it('is told in each Space to who sees its teams and roles; the others say why not', async () => {
    const { json } = await whoCan('ProjectView', place, SHOPPER, ['Spaces-1', 'Spaces-2', 'Spaces-9'])
    expect((json as { spaces: { space: string; reason: string | null }[] }).spaces).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ space: 'Spaces-1', reason: null, truncated: false }),
        { space: 'Spaces-2', chains: null, reason: 'FORBIDDEN', truncated: false },
        { space: 'Spaces-9', chains: null, reason: 'NOT_FOUND', truncated: false },
      ]),
    )
    expect(await members('ProjectView', {}, HALF)).toEqual(['FORBIDDEN'])
    expect(await members('ProjectView', { project: 'Spaces-1/Projects-2' }, SHOPPER)).toEqual(['NOT_FOUND'])
    expect(await members('ProjectView', { project: 'Spaces-1/Tenants-1' })).toEqual(['BAD_ID'])
  })

  it('refuses what is no question', async () => {
    expect(codeOf(await whoCan('Everything', place, MANAGER))).toBe('BAD_INPUT')
    expect(codeOf(await explain(MANAGER, 'toString', 'Spaces-1', MANAGER))).toBe('BAD_INPUT')
    expect((await post('/internal/rights/explain', {}, null)).status).toBe(400)
  })
})
