import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { MANAGER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { action } from '../testing/processes.js'
import { named } from '../testing/rows.js'
import { told } from './testing/shown.js'
import { comparedSpace, type ComparedSpace } from './testing/world.js'

let compared: ComparedSpace
let [before, after, other] = ['', '', '']

beforeAll(async () => {
  compared = await comparedSpace()
  ;({ before, after, other } = compared)
})

afterAll(() => compared.space.close())

describe('whoever may see only part of it', () => {
  it('is told of no process or variables, or of those of some environments', async () => {
    const viewer = await compared.somebody(['ReleaseView', 'ProjectView'])
    expect(await compared.compare(before, after, viewer)).toMatchObject({ process: null, variables: null })
    const inDev = await compared.somebody(['ReleaseView', 'ProjectView', 'VariableView'], { Environments: [1] })
    const { variables: seen } = await compared.compare(before, after, inDev)
    expect(seen?.hasHidden).toBe(true)
    expect(seen?.changes.map(({ change, name }) => `${change} ${name}`)).toEqual(['REMOVED Moved', 'CHANGED Url'])
  })

  it('is told that something hidden came or went, not what', async () => {
    const who = await compared.somebody(['ReleaseView', 'ProjectView', 'ProcessView'])
    const { process } = await compared.compare(before, after, who)
    const [web] = process?.steps[1]?.actions ?? []
    expect(web?.properties.filter(({ isReference }) => isReference).map(told)).toEqual([
      'environments (reference, hidden)',
      'workerPool (reference, hidden)',
    ])
    expect(web?.after).toMatchObject({ environments: [] })
  })

  it('is not told whether sensitive values of two projects say the same, by which one could be found out', async () => {
    const releases: string[] = []
    for (const version of ['1.0', '1.1']) {
      const { id } = await compared.world.newProject()
      const actions = [action('Run', { sensitiveProperties: [{ name: 'Key', value: 'hush' }] })]
      await compared.world.updated(id, [{ name: 'Run', actions }])
      const variable = { owner: id, name: 'Password', type: 'SENSITIVE', secret: 'hush' }
      expect((await mutate(compared.space, 'createVariable', variable, MANAGER)).errors).toEqual([])
      releases.push(await compared.release(id, version))
    }
    const { variables, process } = await compared.compare(releases[0]!, releases[1]!)
    expect(variables?.changes).toMatchObject([{ name: 'Password', aspects: ['VALUE'] }])
    expect(process?.steps[0]?.actions[0]?.properties.map(told)).toEqual(['sensitiveProperties.Key (sensitive)'])
  })

  it('is told nothing of a process that they may see in only one of two projects', async () => {
    const who = await compared.somebody(['ReleaseView', 'ProjectView'])
    const { id } = await compared.space.db.userRole.create({
      data: { ...named('Process'), permissions: ['ProcessView'] },
    })
    await giveRole(compared.space.db, who.subject, id, { Projects: [1] })
    expect((await compared.compare(before, after, who)).process).not.toBeNull()
    expect((await compared.compare(before, other, who)).process).toBeNull()
  })

  it.each([
    ['a release that is not there', () => [before, 'Spaces-1/Releases-99'], 'NOT_FOUND'],
    ['a release of another Space first', () => ['Spaces-2/Releases-1', 'Spaces-2/Releases-2'], 'NOT_FOUND'],
    ['releases of two Spaces', () => [before, 'Spaces-2/Releases-1'], 'BAD_INPUT'],
    ['something else', () => [before, 'Spaces-1/Projects-1'], 'BAD_ID'],
  ])('is refused %s', async (_what, ids, code) => {
    const [from = '', to = ''] = ids()
    const { result } = await compared.asked(from, to)
    expect(result.data).toEqual({ compareReleases: null })
    expect(result.errors[0]?.extensions.code).toBe(code)
  })

  it('is refused releases of projects that they cannot see', async () => {
    const who = await compared.somebody(['ReleaseView', 'ProjectView'], { Projects: [1] })
    expect((await compared.compare(before, after, who)).to.version).toBe('2.0')
    const { result } = await compared.asked(before, other, who)
    expect(result.errors[0]?.extensions.code).toBe('NOT_FOUND')
    const releases = await compared.somebody(['ReleaseView'])
    expect((await compared.asked(before, after, releases)).result.errors[0]?.extensions.code).toBe('NOT_FOUND')
  })
})
