import { describe, expect, test } from '@jest/globals'
import { spaceSdl } from '../testing/sdl.js'
import { readSdl } from './sdl.js'
import { chooseVersions } from './versions.js'

const older = readSdl(spaceSdl())
const newer = readSdl(spaceSdl({ project: 'slug: String!' }))
const clashing = readSdl(spaceSdl({ project: 'slug: Int' }))
const unknown = readSdl(spaceSdl({ query: 'secrets: Int @fleet(merge: "SUM")' }))
const unruled = readSdl(spaceSdl({ query: 'secrets: Int' }))
const trust = { released: [newer, older], approved: new Set<string>() }

describe('which versions make up the graph', () => {
  test('several released versions are united', () => {
    const served = new Map([
      ['Instances-1', older],
      ['Instances-2', newer],
    ])
    const { versions, quarantined, sdl } = chooseVersions(served, trust, [])
    expect(versions).toEqual([newer.hash, older.hash])
    expect(quarantined.size).toBe(0)
    expect(sdl).toMatch(/slug: String\n/)
  })

  test('the newest released version stands in while there is no Instance', () => {
    expect(chooseVersions(new Map(), trust, [])).toMatchObject({ sdl: newer.text, versions: [newer.hash] })
    expect(chooseVersions(new Map(), { released: [], approved: new Set() }, [])).toMatchObject({ sdl: null })
  })

  test('an SDL that was never released is quarantined, with what it changes', () => {
    const served = new Map([
      ['Instances-1', older],
      ['Instances-2', unknown],
    ])
    const { versions, quarantined } = chooseVersions(served, trust, [])
    expect(versions).toEqual([older.hash])
    expect(quarantined.get('Instances-2')).toEqual({
      hash: unknown.hash,
      reason: 'is not a released SDL',
      differences: ['+ Query.secrets'],
    })
  })

  test('an approved SDL is let in', () => {
    const approved = { ...trust, approved: new Set([unknown.hash]) }
    const { versions, quarantined } = chooseVersions(new Map([['Instances-2', unknown]]), approved, [])
    expect(versions).toEqual([unknown.hash])
    expect(quarantined.size).toBe(0)
  })

  test('even an approved SDL needs a rule for every root field', () => {
    const approved = { ...trust, approved: new Set([unruled.hash]) }
    const { quarantined } = chooseVersions(new Map([['Instances-2', unruled]]), approved, [])
    expect(quarantined.get('Instances-2')?.reason).toContain('Query.secrets has no @fleet')
  })

  test('of two versions that contradict each other the one in use stays', () => {
    const both = { released: [newer, clashing], approved: new Set<string>() }
    const served = new Map([
      ['Instances-1', newer],
      ['Instances-2', clashing],
    ])
    for (const stays of [newer, clashing]) {
      const { versions, quarantined } = chooseVersions(served, both, [stays.hash])
      expect(versions).toEqual([stays.hash])
      expect([...quarantined.values()][0]?.reason).toContain('Project.slug')
    }
  })
})
