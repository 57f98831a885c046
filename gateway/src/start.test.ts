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
  expect(answer.data?.me.name).toBe('Ada')
  expect(answer.data?.projects.totalCount).toBe(4)
  expect(answer.data?.projects.completeness).toEqual({ asked: 3, answered: 3 })
  expect(answer.data?.projects.nodes.map((node: { name: string }) => node.name)).toEqual([
    'Apollo',
    'Boeing',
    'Gemini',
    'Mercury',
  ])
  expect(answer.data?.projects.nodes[1].space).toEqual({
    name: 'Space Spaces-3',
    instance: { name: 'Instances-2', zone: { name: 'Brisbane' } },
  })
  expect(answer.headers.get('spaceport-completeness')).toBe('asked=3, answered=3')
})
