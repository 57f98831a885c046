import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoSizes } from '../demo/sizes.js'
import { Memory } from './memory.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spaceport-memory-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('Memory', () => {
  it('gives a later start the same keys, passwords and progress', () => {
    const first = Memory.create(folder, demoSizes({}), 1)
    const keys = first.keys('gateway')
    first.update({ spaces: ['Spaces-1'], tokens: { demo: 'spk_x' } })
    const second = Memory.read(folder)
    expect(second?.kept).toEqual(first.kept)
    expect(second?.keys('gateway')).toEqual(keys)
    expect(second?.keys('zone')).not.toEqual(keys)
  })

  it('is readable for its owner alone and leaves no drafts', () => {
    Memory.create(folder, demoSizes({}), 1).keys('gateway')
    expect(readdirSync(folder)).toEqual(['launcher.json'])
    expect(statSync(join(folder, 'launcher.json')).mode & 0o777).toBe(0o600)
  })

  it.each(['', '{', '{}', '{"version":2}'])('refuses a damaged file in one sentence: %s', (text) => {
    writeFileSync(join(folder, 'launcher.json'), text)
    expect(() => Memory.read(folder)).toThrow(/launcher\.json is damaged/)
  })

  it('is not there before the first start', () => {
    expect(Memory.read(folder)).toBeNull()
  })
})
