import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { API_KEY, CALLER } from '../testing/credentials.js'
import { startFleet, type TestFleet } from '../testing/fleet.js'

const [ADA, BEN] = ['x', 'y'].map((letter) => `spk_${letter.repeat(43)}`) as [string, string]

let fleet: TestFleet
beforeAll(async () => {
  fleet = await startFleet([{ 'Spaces-1': { 1: 'Apollo' }, 'Spaces-2': { 1: 'Gemini' } }])
  const groups = { [ADA]: 'Groups-11', [BEN]: 'Groups-12' }
  for (const [key, group] of Object.entries(groups)) {
    fleet.directory.callers.set(key, { ...CALLER, subject: `Users-${group}`, name: group, groups: [group] })
  }
  fleet.directory.change({
    entry: [
      { group: 'Groups-11', space: 'Spaces-1' },
      { group: 'Groups-12', space: 'Spaces-2' },
    ],
  })
})
afterAll(() => fleet.close())

const QUESTION = 'query Same { me { name } projects(first: 10) { totalCount nodes { name } completeness { asked } } }'

async function ask(apiKey: string): Promise<unknown> {
  const { data } = await fleet.ask(QUESTION, {}, { authorization: `Bearer ${apiKey}` })
  return (data as { projects: unknown } | null)?.projects
}

test('callers who ask the same at the same time, and again and again, get each their own answer', async () => {
  const of = (name: string, asked: number) => ({ totalCount: asked, nodes: [{ name }], completeness: { asked } })
  for (let round = 0; round < 5; round++) {
    const order = round % 2 === 0 ? [ADA, BEN] : [BEN, ADA]
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => ask(order[i % 2] as string)))
    for (const [i, answer] of answers.entries()) {
      expect(answer).toEqual(order[i % 2] === ADA ? of('Apollo', 1) : of('Gemini', 1))
    }
  }
  expect(await ask(API_KEY)).toMatchObject({ totalCount: 2 })
})

test('a caller whose key leaves a Space out does not get what was answered without that', async () => {
  const whole = { ...CALLER, cap: null }
  fleet.directory.callers.set(ADA, { ...whole, cap: { spaces: ['Spaces-2'], readOnly: false, permissions: null } })
  expect(await ask(API_KEY)).toMatchObject({ totalCount: 2 })
  expect(await ask(ADA)).toMatchObject({ nodes: [{ name: 'Gemini' }], completeness: { asked: 1 } })
  expect(await ask(API_KEY)).toMatchObject({ totalCount: 2 })
})
