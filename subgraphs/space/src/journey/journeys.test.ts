import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { countStatements } from '@spaceport/database/cancel'
import type { Caller } from '@spaceport/kit/caller'
import { journeysSchema, type JourneyBy, type JourneyEvent } from '@spaceport/kit/journey/facts'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole, PROJECT_VIEWER } from '../testing/grants.js'
import { at, FAR, journeySpace, OPS, QA, SENT } from '../testing/journey.js'
import { named } from '../testing/rows.js'
import type { TestSpace } from '../testing/space.js'
import { journeysOf } from './journeys.js'

/** Sees releases, deployments and environments of Shop, but no incoming bundles, build information or project. */
const SHOPPER = caller('Users-20')
/** Sees Shop's deployments to Dev only. */
const DEVELOPER = caller('Users-21')

let space: TestSpace
let root: string

beforeAll(async () => {
  ;({ space, root } = await journeySpace())
  const { db } = space
  const permissions = ['ReleaseView', 'DeploymentView', 'EnvironmentView']
  const { id } = await db.userRole.create({ data: { ...named('Shopper'), permissions } })
  await giveRole(db, SHOPPER.subject, id, { Projects: [1] })
  await giveRole(db, DEVELOPER.subject, PROJECT_VIEWER, { Projects: [1], Environments: [1] })
})
afterAll(() => space.close())

async function ask(by: JourneyBy, who: Caller = MANAGER) {
  const context = await space.contextOf(who)
  const { result, statements } = await countStatements(() => journeysOf(context, by))
  const answer = { spaces: [{ space: 'Spaces-1', reason: null, ...result }] }
  const read = journeysSchema.parse(JSON.parse(JSON.stringify(answer))).spaces[0]!
  return { ...read, releases: read.releases ?? [], statements: statements.length }
}

const line = ({ kind, source, where, environment, state }: JourneyEvent) =>
  [kind, source, where?.space, environment, state].filter((part) => part !== null && part !== undefined).join(' ')

describe('what a Space knows of a release', () => {
  test('that was made here: each event once, from its build to what receipts tell of Spaces further on', async () => {
    const { releases } = await ask({ releases: ['Spaces-1/Releases-1'] })
    expect(releases).toMatchObject([
      {
        id: 'Spaces-1/Releases-1',
        project: 'Shop',
        version: '1.0',
        origin: `${root}/Spaces-1/Releases-1`,
        truncated: false,
      },
    ])
    expect(releases[0]?.events.map(line)).toEqual([
      'BUILT HERE',
      'CREATED HERE',
      'DEPLOYED HERE Dev SUCCESS',
      'DEPLOYED HERE Production FAILED',
      'BUNDLED HERE ACCEPTED',
      'CARRIED HERE',
      'IMPORTED RECEIPT QA ACCEPTED',
      'IMPORTED RECEIPT Ops ACCEPTED',
      'APPROVED RECEIPT QA',
      'ACCEPTED RECEIPT QA',
      'ACCEPTED RECEIPT Ops',
      'DEPLOYED RECEIPT QA Test SUCCESS',
      'DEPLOYED RECEIPT Ops Live SUCCESS',
      'RECEIPT_ISSUED RECEIPT QA',
      'RECEIPT_ISSUED RECEIPT Ops',
      'RECEIPT_RECEIVED HERE',
    ])
    expect(releases[0]?.events[0]?.build).toEqual({
      ...{ packageId: 'Acme.Web', version: '1.0', branch: 'main', commit: 'abc', url: null },
    })
    const to = {
      peer: { root: QA.identity.root, space: 'QA' },
      bundle: SENT,
      sequence: 1,
      expiresAt: at(99).toISOString(),
    }
    expect(releases[0]?.events[4]).toMatchObject({ id: 'Spaces-1/OutgoingBundles-1', ...to })
  })

  test('knows where it was deployed with success: here, and by receipt', async () => {
    const { releases } = await ask({ releases: ['Spaces-1/Releases-1'] })
    expect(releases[0]?.reached).toEqual([
      { where: null, environment: 'Dev', source: 'HERE' },
      { where: { root: QA.identity.root, space: 'QA' }, environment: 'Test', source: 'RECEIPT' },
      { where: { root: OPS.identity.root, space: 'Ops' }, environment: 'Live', source: 'RECEIPT' },
    ])
  })

  test('that came here: the bundles by which it came, and what was decided', async () => {
    const origin = `${FAR.identity.root}/Spaces-1/Releases-7`
    const { releases } = await ask({ origins: [origin] })
    expect(releases).toMatchObject([{ id: 'Spaces-1/Releases-2', project: 'Bank', version: '7.0', origin }])
    expect(releases[0]?.events.map(line)).toEqual([
      'IMPORTED HERE REJECTED',
      'REJECTED HERE',
      'IMPORTED HERE ACCEPTED',
      'APPROVED HERE',
      'ACCEPTED HERE',
    ])
  })

  test('of which only a bundle is here', async () => {
    const origin = `${FAR.identity.root}/Spaces-1/Releases-8`
    expect((await ask({ origins: [origin] })).releases).toMatchObject([
      { id: null, project: 'Bank', version: '8.0', origin, events: [{ kind: 'IMPORTED', state: 'RECEIVED' }] },
    ])
  })
})

describe('a release is found', () => {
  const found = async (by: JourneyBy, who?: Caller) => (await ask(by, who)).releases.map(({ id }) => id)

  test.each<[string, () => JourneyBy, (string | null)[]]>([
    ['by its origin here', () => ({ origins: [`${root}/Spaces-1/Releases-1`] }), ['Spaces-1/Releases-1']],
    ['not by the same id under another root', () => ({ origins: [`${QA.identity.root}/Spaces-1/Releases-1`] }), []],
    ['not by the id of one that came here', () => ({ origins: [`${root}/Spaces-1/Releases-2`] }), []],
    [
      'by a package and its version',
      () => ({ package: { packageId: 'acme.WEB', version: '1.0' } }),
      ['Spaces-1/Releases-1'],
    ],
    ['not by another version', () => ({ package: { packageId: 'Acme.Web', version: '1.1' } }), []],
    ['by any version', () => ({ package: { packageId: 'Acme.Web', version: null } }), ['Spaces-1/Releases-1']],
    ['by a commit', () => ({ commit: 'abc' }), ['Spaces-1/Releases-1']],
    ['not by another commit', () => ({ commit: 'ab' }), []],
    ['by nothing', () => ({ origins: [] }), []],
    ['not in another Space', () => ({ releases: ['Spaces-2/Releases-1'] }), []],
  ])('%s', async (_, by, expected) => {
    expect(await found(by())).toEqual(expected)
  })

  test('only if it exists for whoever asks', async () => {
    expect(await found({ releases: ['Spaces-1/Releases-1', 'Spaces-1/Releases-2'] }, SHOPPER)).toEqual([
      'Spaces-1/Releases-1',
    ])
    expect(await found({ origins: [`${FAR.identity.root}/Spaces-1/Releases-7`] }, SHOPPER)).toEqual([])
    expect(await found({ origins: [`${FAR.identity.root}/Spaces-1/Releases-8`] }, SHOPPER)).toEqual([])
    expect(await found({ commit: 'abc' }, SHOPPER)).toEqual([])
  })
})

describe('only what the caller sees is told', () => {
  test('to whoever sees neither feeds nor projects', async () => {
    const { releases } = await ask({ releases: ['Spaces-1/Releases-1'] }, SHOPPER)
    expect(releases[0]).toMatchObject({ project: null, version: '1.0' })
    expect(releases[0]?.events.map(({ kind }) => kind)).not.toContain('BUILT')
    expect(releases[0]?.reached).toHaveLength(3)
  })

  test('to whoever sees one environment, nothing is said of others, here or further on', async () => {
    const { releases } = await ask({ releases: ['Spaces-1/Releases-1'] }, DEVELOPER)
    const { events, reached } = releases[0]!
    expect(events.filter(({ kind }) => kind === 'DEPLOYED').map(line)).toEqual(['DEPLOYED HERE Dev SUCCESS'])
    expect(reached).toEqual([{ where: null, environment: 'Dev', source: 'HERE' }])
    expect(JSON.stringify(releases)).not.toMatch(/Production|Test|Live/)
  })
})

describe('however much there is', () => {
  test('the newest events are kept, and it is said that there were more', async () => {
    const { db } = space
    const { id: releaseId } = await db.release.create({ data: { projectId: 1, ...named('2.0'), createdAt: at(60) } })
    const data = Array.from({ length: 1_005 }, (_, i) => ({
      projectId: 1,
      releaseId,
      environmentId: 1,
      queuedAt: at(100 + i),
    }))
    await db.deployment.createMany({ data })
    const { releases } = await ask({ releases: [`Spaces-1/Releases-${releaseId}`] })
    const { events, truncated } = releases[0]!
    expect([events.length, truncated, events[0]?.at, events.at(-1)?.at]).toEqual([
      1_000,
      true,
      at(105).toISOString(),
      at(1_104).toISOString(),
    ])
  })

  test('it takes the same few statements', async () => {
    const one = await ask({ releases: ['Spaces-1/Releases-1'] })
    const { db } = space
    await db.release.createMany({
      data: Array.from({ length: 120 }, (_, i) => ({ projectId: 1, ...named(`9.${i}`), createdAt: at(i) })),
    })
    const rows = await db.release.findMany({ where: { name: { startsWith: '9.' } }, select: { id: true } })
    const many = await ask({ releases: rows.map(({ id }) => `Spaces-1/Releases-${id}`) })
    expect([many.releases.length, many.truncated]).toEqual([100, true])
    expect(many.statements).toBeLessThanOrEqual(one.statements)
    expect(one.statements).toBeLessThanOrEqual(6)
  })
})
