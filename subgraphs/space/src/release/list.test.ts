import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caller } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'
import { versionKey } from './version-order.js'
import { parseVersion } from './version.js'

let space: TestSpace

const VERSIONS = ['1.9.0', '1.10.0', '2.0.0-beta.2', '2.0.0-beta.10', '2.0.0', '1.2']

beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  for (const name of ['App', 'Other']) await db.project.create({ data: project(name) })
  await db.channel.create({ data: { projectId: 1, ...named('Stable'), isDefault: true } })
  for (const [i, version] of VERSIONS.entries()) {
    await db.release.create({
      data: {
        projectId: version === '1.2' ? 2 : 1,
        ...named(version),
        versionKey: versionKey(parseVersion(version)!),
        channelId: i < 2 ? 1 : null,
        createdBy: i === 0 ? 'Users-7' : 'Users-8',
        createdAt: new Date(Date.UTC(2026, 0, i + 1)),
        openDefects: i === 4 ? 2 : 0,
        packages: {
          create: [
            { actionName: 'A', packageId: 'Web', packageKey: 'web', version },
            { actionName: 'B', packageId: 'Api', packageKey: 'api', version: '7.0' },
          ],
        },
      },
    })
  }
  const deployed = (releaseId: number, environmentId: number, state: 'SUCCESS' | 'FAILED') => ({
    projectId: 1,
    releaseId,
    environmentId,
    state,
    startedAt: new Date(),
    completedAt: new Date(),
  })
  await db.deployment.createMany({
    data: [deployed(1, 1, 'SUCCESS'), deployed(2, 1, 'FAILED'), deployed(3, 2, 'SUCCESS')],
  })
})

afterAll(() => space.close())

async function listed(args: string, who?: ReturnType<typeof caller>): Promise<string[]> {
  type Page = { releases: { nodes: { version: string }[] } }
  const { data, errors } = await space.ask<Page>(`{ releases(first: 50, ${args}) { nodes { version } } }`, {}, who)
  expect(errors).toEqual([])
  return data.releases.nodes.map(({ version }) => version)
}

const ordered = 'orderBy: { field: VERSION, direction: ASC }'

describe('releases', () => {
  it('come in the order of their versions, as SemVer has it, page by page', async () => {
    const expected = ['1.2', '1.9.0', '1.10.0', '2.0.0-beta.2', '2.0.0-beta.10', '2.0.0']
    expect(await listed(ordered)).toEqual(expected)
    expect(await listed('orderBy: { field: VERSION, direction: DESC }')).toEqual(expected.toReversed())
    type Page = {
      releases: { nodes: { version: string }[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } }
    }
    const found: string[] = []
    for (let after: string | null = null, more = true; more;) {
      const query = `query ($after: String) { releases(first: 2, after: $after, ${ordered}) { nodes { version } pageInfo { endCursor hasNextPage } } }`
      const { data }: { data: Page } = await space.ask<Page>(query, { after })
      found.push(...data.releases.nodes.map(({ version }) => version))
      ;({ endCursor: after, hasNextPage: more } = data.releases.pageInfo)
    }
    expect(found).toEqual(expected)
  })

  it.each([
    ['project: ["Spaces-1/Projects-2"]', ['1.2']],
    ['channel: ["Spaces-1/Channels-1"]', ['1.9.0', '1.10.0']],
    ['versions: ["1.10.0", "2.0.0-BETA.2", "9.9"]', ['1.10.0', '2.0.0-beta.2']],
    ['text: "beta"', ['2.0.0-beta.2', '2.0.0-beta.10']],
    ['created: { from: "2026-01-02T00:00:00Z", to: "2026-01-04T00:00:00Z" }', ['1.10.0', '2.0.0-beta.2']],
    ['createdBy: ["Users-7"]', ['1.9.0']],
    ['hasDeployments: true', ['1.9.0', '1.10.0', '2.0.0-beta.2']],
    ['hasDeployments: false', ['1.2', '2.0.0-beta.10', '2.0.0']],
    ['hasOpenDefects: true', ['2.0.0']],
    ['hasOpenDefects: false, project: ["Spaces-1/Projects-2"]', ['1.2']],
    ['environment: ["Spaces-1/Environments-1", "Spaces-1/Environments-2"]', ['1.9.0', '2.0.0-beta.2']],
    ['package: ["WEB"], packageVersion: ["1.9.0"]', ['1.9.0']],
    ['package: ["Api"], packageVersion: ["1.9.0"]', []],
    ['packageVersion: ["2.0.0"]', ['2.0.0']],
    ['commit: "abc"', []],
  ])('are found by { %s }', async (filter, expected) => {
    expect(await listed(`filter: { ${filter} }, ${ordered}`)).toEqual(expected)
  })

  it('are refused an id of nobody', async () => {
    const { errors } = await space.ask('{ releases(first: 1, filter: { createdBy: ["Groups-7"] }) { nodes { id } } }')
    expect(errors[0]?.extensions.code).toBe('BAD_ID')
  })

  it('tell nobody of deployments that they cannot see', async () => {
    const who = caller('Users-20')
    const role = { ...named('Only releases'), permissions: ['ReleaseView', 'ProjectView', 'EnvironmentView'] }
    await giveRole(space.db, who.subject, (await space.db.userRole.create({ data: role })).id)
    expect(await listed('filter: { hasDeployments: true }', who)).toEqual([])
    expect(await listed('filter: { hasDeployments: false }', who)).toHaveLength(VERSIONS.length)
    expect(await listed('filter: { environment: ["Spaces-1/Environments-1"] }', who)).toEqual([])
  })

  it('are counted by project, channel and defects', async () => {
    const values = '{ values { name count } }'
    const { data } = await space.ask(`{ releaseFacets { project ${values} channel ${values} defects ${values} } }`)
    expect(data).toEqual({
      releaseFacets: {
        project: {
          values: [
            { name: 'App', count: 5 },
            { name: 'Other', count: 1 },
          ],
        },
        channel: { values: [{ name: 'Stable', count: 2 }] },
        defects: {
          values: [
            { name: 'none', count: 5 },
            { name: 'open', count: 1 },
          ],
        },
      },
    })
  })
})
