import { expect, it } from '@jest/globals'
import { seededRandom } from '@spaceport/kit/random'
import { script } from './script.js'

const SCRIPTS = Array.from({ length: 200 }, (_, n) => script(seededRandom(`script ${n}`), 12_000))

it('takes about as long as it should, in steps that come further', () => {
  for (const { scenes } of SCRIPTS) {
    expect(Math.abs(scenes.reduce((sum, { lasts }) => sum + lasts, 0) - 12_000)).toBeLessThan(10)
    const progress = scenes.map((scene) => scene.progress)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    expect(Math.max(...progress)).toBeLessThan(100)
    expect(scenes.every(({ log }) => log.length > 0)).toBe(true)
  }
})

it('mostly goes well; what fails says why, and does nothing after that', () => {
  const failing = SCRIPTS.filter(({ error }) => error !== null)
  expect(failing.length).toBeGreaterThan(5)
  expect(failing.length).toBeLessThan(40)
  for (const { scenes, error } of SCRIPTS) {
    const errors = scenes.flatMap(({ log }) => log.filter(({ level }) => level === 'ERROR'))
    expect(errors).toEqual(error === null ? [] : [{ level: 'ERROR', text: error }])
    if (error !== null) expect(scenes.at(-1)?.log.at(-1)?.level).toBe('ERROR')
  }
})
