import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
  await space.db.project.create({ data: project('App') })
})

afterAll(() => space.close())

const ALL = `id packageId packageVersion buildEnvironment buildNumber buildUrl branch vcsType vcsRoot vcsCommitNumber vcsCommitUrl version
  commits { id comment linkUrl } workItems { id description source linkUrl }`

const push = (packageId: string, packageVersion: string, more: object = {}, who = MANAGER) =>
  mutate(
    space,
    'pushBuildInformation',
    { space: 'Spaces-1', packageId, packageVersion, ...more },
    who,
    `buildInformation { ${ALL} }`,
  )

const code = ({ errors }: { errors: { code: string; path: string[] }[] }) =>
  errors[0] && [errors[0].code, errors[0].path.join('.')]

async function listed(filter: string): Promise<string[]> {
  type Page = { buildInformation: { nodes: { packageId: string; packageVersion: string }[] } }
  const query = `{ buildInformation(first: 50, filter: ${filter}, orderBy: { field: NAME, direction: ASC }) {
    nodes { packageId packageVersion } } }`
  const { data, errors } = await space.ask<Page>(query)
  expect(errors).toEqual([])
  return data.buildInformation.nodes.map((one) => `${one.packageId} ${one.packageVersion}`)
}

describe('build information', () => {
  it('comes out as it went in', async () => {
    const said = {
      buildEnvironment: 'GitHub Actions',
      buildNumber: '418',
      buildUrl: 'https://builds.example/418',
      branch: 'main',
      vcsType: 'Git',
      vcsRoot: 'git@git.example:app.git',
      vcsCommitNumber: 'aaa111',
      vcsCommitUrl: 'http://git.example/aaa111',
      commits: [
        { id: 'aaa111', comment: 'Mend it\n\nFixes APP-1', linkUrl: 'https://git.example/aaa111' },
        { id: 'bbb222', comment: null, linkUrl: null },
      ],
      workItems: [{ id: 'APP-1', description: 'It is broken', source: 'Jira', linkUrl: 'https://jira.example/APP-1' }],
    }
    const { buildInformation, errors } = await push('Acme.Web', '1.0.0', said)
    expect(errors).toEqual([])
    const expected = {
      id: 'Spaces-1/BuildInformation-1',
      packageId: 'Acme.Web',
      packageVersion: '1.0.0',
      version: 1,
      ...said,
    }
    expect(buildInformation).toEqual(expected)
  })

  it('is refused a second time, and with `overwrite` replaced by those who may', async () => {
    expect(code(await push('ACME.web', '1.0.0', { branch: 'other' }))).toEqual(['CONFLICT', 'input.packageVersion'])
    const server = caller('Users-5')
    const role = { ...named('Pusher'), permissions: ['BuildInformationPush', 'FeedView'] }
    await giveRole(space.db, server.subject, (await space.db.userRole.create({ data: role })).id)
    expect(code(await push('Acme.Web', '1.0.0', { overwrite: true }, server))?.[0]).toBe('FORBIDDEN')
    expect((await push('Acme.Web', '1.1.0', { overwrite: true, branch: 'x' }, server)).errors).toEqual([])
    const { buildInformation } = await push('Acme.Web', '1.0.0', {
      overwrite: true,
      branch: 'release/1',
      commits: [{ id: 'ccc333' }],
    })
    expect(buildInformation).toMatchObject({
      id: 'Spaces-1/BuildInformation-1',
      version: 2,
      branch: 'release/1',
      buildNumber: null,
      commits: [{ id: 'ccc333' }],
      workItems: [],
    })
  })

  it('is found by what it says', async () => {
    const created = await space.db.buildInformation.create({
      data: {
        packageId: 'Old',
        packageKey: 'old',
        packageVersion: '1',
        nameKey: 'old 1',
        createdAt: new Date('2020-05-05'),
      },
    })
    await push('Acme.Api', '2.0', {
      branch: 'main',
      vcsCommitNumber: 'ddd444',
      workItems: [{ id: 'APP-9' }],
      buildEnvironment: 'TeamCity',
    })
    expect(await listed('{ packageId: ["acme.WEB"] }')).toEqual(['Acme.Web 1.0.0', 'Acme.Web 1.1.0'])
    expect(await listed('{ packageVersion: ["1.1.0", "2.0"] }')).toEqual(['Acme.Api 2.0', 'Acme.Web 1.1.0'])
    expect(await listed('{ branch: ["main"] }')).toEqual(['Acme.Api 2.0'])
    expect(await listed('{ buildEnvironment: ["TeamCity"] }')).toEqual(['Acme.Api 2.0'])
    expect(await listed('{ commit: "ccc333" }')).toEqual(['Acme.Web 1.0.0'])
    expect(await listed('{ commit: "ddd444" }')).toEqual(['Acme.Api 2.0'])
    expect(await listed('{ commit: "aaa111" }')).toEqual([])
    expect(await listed('{ workItem: "APP-9" }')).toEqual(['Acme.Api 2.0'])
    expect(await listed('{ text: "web 1.1" }')).toEqual(['Acme.Web 1.1.0'])
    expect(await listed('{ created: { to: "2021-01-01T00:00:00Z" } }')).toEqual(['Old 1'])
    for (const odd of ['{ commit: "\\u0000" }', '{ branch: ["\\u0000"] }', '{ packageId: ["\\u0000"] }'])
      expect(await listed(odd)).toEqual([])
    await space.db.buildInformation.delete({ where: { id: created.id } })
  })

  it('is counted by package, branch and what built it', async () => {
    const values = '{ values { name count } truncated }'
    const { data } = await space.ask(
      `{ buildInformationFacets { package ${values} branch ${values} buildEnvironment ${values} } }`,
    )
    expect(data).toEqual({
      buildInformationFacets: {
        package: {
          values: [
            { name: 'Acme.Web', count: 2 },
            { name: 'Acme.Api', count: 1 },
          ],
          truncated: false,
        },
        branch: { values: ['main', 'release/1', 'x'].map((name) => ({ name, count: 1 })), truncated: false },
        buildEnvironment: { values: [{ name: 'TeamCity', count: 1 }], truncated: false },
      },
    })
  })

  it('reaches the releases that have the package, until it is deleted', async () => {
    const packages = { create: { actionName: 'Deploy', packageId: 'Late', packageKey: 'late', version: '3.0' } }
    const release = await space.db.release.create({ data: { projectId: 1, ...named('3.0'), packages } })
    const linked = async () =>
      (await space.db.releasePackage.findFirstOrThrow({ where: { releaseId: release.id } })).buildInformationId
    const { buildInformation } = await push('Late', '3.0')
    const { id } = buildInformation as { id: string }
    expect(`Spaces-1/BuildInformation-${await linked()}`).toBe(id)
    expect(code(await mutate(space, 'deleteBuildInformation', { id, expectedVersion: 7 }, MANAGER))?.[0]).toBe(
      'VERSION_CONFLICT',
    )
    expect(await mutate(space, 'deleteBuildInformation', { id }, MANAGER, 'deletedId')).toEqual({
      deletedId: id,
      errors: [],
    })
    expect(await linked()).toBeNull()
  })

  it('leaves in the audit which commits, not what people wrote of them', async () => {
    await push('Audited', '1.0', { commits: [{ id: 'eee555', comment: 'so to say' }] })
    const { after } = await space.db.auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(after).toMatchObject({ packageId: 'Audited', commitIds: ['eee555'] })
    expect(JSON.stringify(after)).not.toContain('so to say')
  })

  it.each([
    ['no package', { packageId: ' ' }, 'packageId'],
    ['a control character in the package', { packageId: 'a\u0007' }, 'packageId'],
    ['half a character in the branch', { branch: '\ud800' }, 'branch'],
    ['a version that is none', { packageVersion: 'latest' }, 'packageVersion'],
    ['an address that is none', { buildUrl: 'builds/418' }, 'buildUrl'],
    ['an address of a script', { buildUrl: 'javascript:alert(1)' }, 'buildUrl'],
    ['an address with a password', { vcsCommitUrl: 'https://me:secret@git.example/' }, 'vcsCommitUrl'],
    ['an address of a commit that is none', { commits: [{ id: 'a', linkUrl: 'ftp://a/' }] }, 'commits.0.linkUrl'],
    ['a commit without a number', { commits: [{ id: 'a' }, { id: '' }] }, 'commits.1.id'],
    ['1,001 commits', { commits: Array.from({ length: 1001 }, (_, i) => ({ id: `${i}` })) }, 'commits'],
    [
      'more than 1 MiB',
      { workItems: Array.from({ length: 60 }, () => ({ id: 'a', description: 'x'.repeat(20_000) })) },
      'workItems',
    ],
  ])('is refused with %s', async (_what, more, field) => {
    const before = await space.db.buildInformation.count()
    expect(code(await push('Refused', '1.0', more))).toEqual(['BAD_INPUT', `input.${field}`])
    expect(await space.db.buildInformation.count()).toBe(before)
  })
})
