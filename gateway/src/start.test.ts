import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startFleet, type TestFleet } from './testing/fleet.js'

let fleet: TestFleet

beforeAll(async () => {
  fleet = await startFleet([
    { 'Spaces-1': { 1: 'Apollo', 2: 'Gemini' }, 'Spaces-2': { 1: 'Mercury' } },
    { 'Spaces-3': { 7: 'Boeing' } },
  ])
})

afterAll(() => fleet.close())

test('one question crosses all three subgraphs and all Instances', async () => {
  const answer = await fleet.ask(`{
    me { name }
    projects(first: 10) {
      totalCount
      completeness { asked answered }
      nodes { name space { name instance { name zone { name } } } }
    }
  }`)
  expect(answer.errors).toEqual([])
  const place = (space: string, instance: string) => ({
    name: `Space ${space}`,
    instance: { name: instance, zone: { name: 'Brisbane' } },
  })
  expect(answer.data).toEqual({
    me: { name: 'Ada' },
    projects: {
      totalCount: 4,
      completeness: { asked: 3, answered: 3 },
      nodes: [
        { name: 'Apollo', space: place('Spaces-1', 'Instances-1') },
        { name: 'Boeing', space: place('Spaces-3', 'Instances-2') },
        { name: 'Gemini', space: place('Spaces-1', 'Instances-1') },
        { name: 'Mercury', space: place('Spaces-2', 'Instances-1') },
      ],
    },
  })
  expect(answer.headers.get('spaceport-completeness')).toBe('asked=3, answered=3')
})
