import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { action } from '../testing/processes.js'
import { web } from './testing/content.js'
import { told, type Variable } from './testing/shown.js'
import { comparedSpace, type ComparedSpace } from './testing/world.js'

let compared: ComparedSpace
let [before, after, other] = ['', '', '']

beforeAll(async () => {
  compared = await comparedSpace()
  ;({ before, after, other } = compared)
})

afterAll(() => compared.space.close())

describe('of two releases', () => {
  it('the process is told by steps, actions and properties, never by secrets', async () => {
    const { process, hasOtherNotes, from, to } = await compared.compare(before, after)
    expect([hasOtherNotes, from.version, to.version]).toEqual([true, '1.0', '2.0'])
    expect(process?.isTruncated).toBe(false)
    expect(process?.steps.map(({ change, name, properties }) => [change, name, properties.map(told)])).toEqual([
      ['CHANGED', 'Same', ['position: 3 > 1']],
      ['CHANGED', 'Deploy', ['condition: "SUCCESS" > "ALWAYS"', 'targetRoles: ["web"] > ["web","api"]']],
      ['REMOVED', 'Gone', []],
    ])
    const [, deploy, gone] = process?.steps ?? []
    expect(gone).toMatchObject({
      before: { number: expect.any(Number) },
      after: null,
      actions: [{ change: 'REMOVED' }],
    })
    expect(deploy?.actions.map(({ change, name, properties }) => [change, name, properties.map(told)])).toEqual([
      [
        'CHANGED',
        'Web',
        [
          'environments (reference)',
          'workerPool (reference)',
          'packages.: "Acme.Web" > "Acme.Site"',
          'properties.Body: 6 > 20000 (cut)',
          'properties.New: null > ""',
          'properties.Nulled: null > null',
          'sensitiveProperties.Pin (sensitive)',
        ],
      ],
      ['ADDED', 'Fresh', []],
      ['REMOVED', 'Old', []],
    ])
    expect(deploy?.actions[0]?.after).toMatchObject({ environments: [{ name: 'Dev' }, { name: 'Test Europe' }] })
  })

  it('the variables are told by name and scope, of a sensitive one only that it is another', async () => {
    const { variables } = await compared.compare(before, after)
    const lines = variables?.changes.map((one) => {
      const value = (side: Variable) =>
        side ? `${side.value} ${side.scope.environments.map(({ name }) => name)}`.trim() : '-'
      return `${one.change} ${one.name}: ${value(one.before)} > ${value(one.after)} ${one.aspects}`.trim()
    })
    expect(lines).toEqual([
      'ADDED Added: - > a',
      'CHANGED Asked: null > null DESCRIPTION,PROMPT',
      'REMOVED Moved: m Dev > -',
      'ADDED Moved: - > m Test',
      'CHANGED Password: null > null VALUE',
      'REMOVED Removed: r > -',
      'CHANGED Url: https://a > https://b VALUE',
      'CHANGED Url: https://dev-a Dev > https://dev-b Dev VALUE',
    ])
    expect(variables).toMatchObject({ hasHidden: false, isTruncated: false })
    const { result } = await compared.asked(before, after)
    expect(JSON.stringify(result)).not.toMatch(/-secret|alike"/)
  })

  it('the packages are told with what was built between them, there and back', async () => {
    const push = (packageVersion: string, packageId = 'Acme.Web') => {
      const input = { space: 'Spaces-1', packageId, packageVersion, commits: [{ id: `c${packageVersion}` }] }
      return mutate(compared.space, 'pushBuildInformation', input, MANAGER)
    }
    for (const version of ['1.0', '1.10', '1.2', '2.0', '2.1']) await push(version)
    await push('1.5', 'Acme.Other')
    const app = 'Spaces-1/Projects-1'
    await compared.world.updated(app, [{ name: 'Deploy', actions: [action('Web', web('Acme.Web'))] }])
    const second = await compared.release(app, '3.0', [{ action: 'Web', version: '2.0' }])
    const builds = ['1.2', '1.10', '2.0'].map((version) => ({
      packageVersion: version,
      commits: [{ id: `c${version}` }],
    }))
    const changed = { change: 'CHANGED', packageId: 'Acme.Web' }
    expect((await compared.compare(before, second)).packages).toEqual([
      { ...changed, before: '1.0', after: '2.0', isDowngrade: false, builds },
    ])
    expect((await compared.compare(second, before)).packages).toEqual([
      { ...changed, before: '2.0', after: '1.0', isDowngrade: true, builds },
    ])
    expect((await compared.compare(before, after)).packages).toEqual([
      { change: 'ADDED', packageId: 'Acme.Site', before: null, after: '2.0', isDowngrade: false, builds: [] },
      { change: 'REMOVED', packageId: 'Acme.Web', before: '1.0', after: null, isDowngrade: false, builds: [] },
    ])
    const blind = await compared.somebody(['ReleaseView', 'ProjectView'])
    expect((await compared.compare(before, second, blind)).packages).toMatchObject([{ after: '2.0', builds: [] }])
  })

  it('nothing is told that is the same', async () => {
    expect(await compared.compare(after, after)).toEqual({
      hasOtherNotes: false,
      from: { version: '2.0' },
      to: { version: '2.0' },
      process: { steps: [], isTruncated: false },
      variables: { changes: [], hasHidden: false, isTruncated: false },
      packages: [],
    })
  })

  it('of two projects steps and actions are the same that have the same name', async () => {
    const { process } = await compared.compare(other, after)
    expect(process?.steps.map(({ change, name }) => [change, name])).toEqual([
      ['ADDED', 'Same'],
      ['CHANGED', 'Deploy'],
    ])
    const [, deploy] = process?.steps ?? []
    expect(deploy?.actions[0]).toMatchObject({ change: 'CHANGED', name: 'Web' })
    expect(deploy?.actions[0]?.properties.map(({ path }) => path[0])).toContain('name')
  })

  it('it takes as many statements as it has kinds of things, however much changed', async () => {
    const { count, result } = await compared.asked(before, after)
    expect(result.errors).toEqual([])
    // Both releases; these again with what is asked of them; processes, variables, secrets of each; builds; environments of each place.
    expect(count).toBeLessThanOrEqual(11)
  })
})
