import { describe, expect, it } from '@jest/globals'
import { memoryFleet } from './testing/fleet.js'
import { threeSpaces } from './testing/three-spaces.js'

describe('mutations', () => {
  const rename = 'renameProject(input: { id: "Spaces-1/Projects-1", name: "one" }) { project { name } errors { code } }'

  it('run in order, each in its one Space', async () => {
    const fleet = threeSpaces()
    const { data, errors } = await fleet.ask(
      `mutation { a: ${rename} b: ${rename.replace('one', 'two').replace('Spaces-1', 'Spaces-2')} c: ${rename.replace('one', 'three')} }`,
    )
    expect(errors).toBeUndefined()
    const renamed = (name: string) => ({ project: { name }, errors: [] })
    expect(data).toEqual({ a: renamed('one'), b: renamed('two'), c: renamed('three') })
    expect(fleet.spaces.get('Spaces-1')?.log).toEqual(['one', 'three'])
    expect(fleet.transport.batches.map(({ batch }) => batch.items.map(({ space }) => space))).toEqual([
      ['Spaces-1'],
      ['Spaces-2'],
      ['Spaces-1'],
    ])
  })

  it('say in their payload that a Space is not there, whether it exists or not', async () => {
    const fleet = memoryFleet({ 1: [], 2: [] }, { enterable: [1] })
    for (const space of ['Spaces-2', 'Spaces-77']) {
      const { data, errors } = await fleet.ask(
        `mutation { x: renameProject(input: { id: "${space}/Projects-1", name: "n" }) { __typename project { id } e: errors { code path m: message } } }`,
      )
      expect(errors).toBeUndefined()
      expect(data).toEqual({
        x: {
          __typename: 'RenameProjectPayload',
          project: null,
          e: [{ code: 'NOT_FOUND', path: ['input', 'id'], m: `There is no "${space}/Projects-1".` }],
        },
      })
    }
    expect(fleet.transport.batches).toEqual([])
  })
})
