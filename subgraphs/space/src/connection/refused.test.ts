import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { cursorBinding, encodeCursor } from '@spaceport/kit/page/cursor'
import { basics, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
  for (const name of ['a', 'b', 'c']) await space.db.project.create({ data: project(name) })
})

afterAll(() => space.close())

/** The code of the one error of a list of projects. */
async function refusal(args: string): Promise<string | undefined> {
  const { data, errors } = await space.ask(`{ projects(${args}) { nodes { id } } }`)
  expect(data).toEqual({ projects: null })
  expect(errors).toHaveLength(1)
  return errors[0]?.extensions.code
}

const BY_NAME = { field: 'NAME', direction: 'ASC' }
const cursor = (value: string | number | null, order: object = BY_NAME, direction: 'ASC' | 'DESC' = 'ASC') =>
  encodeCursor(cursorBinding('projects', null, order), { direction, value, space: 1, local: 1 })

describe('a list refuses', () => {
  it.each([
    ['no size', ''],
    ['no rows', 'first: 0'],
    ['fewer than none', 'last: -1'],
    ['more than 100 rows', 'first: 101'],
    ['both ends at once', 'first: 1, last: 1'],
  ])('%s', async (_what, args) => {
    expect(await refusal(`filter: { text: "a" }${args && `, ${args}`}`)).toBe('BAD_PAGE')
  })

  it.each([
    ['of another order', cursor('a', { field: 'NAME', direction: 'DESC' }, 'DESC')],
    ['of another filter', encodeCursor(cursorBinding('projects', { text: 'a' }, BY_NAME), at('a'))],
    ['of another list', encodeCursor(cursorBinding('tenants', null, BY_NAME), at('a'))],
    ['that runs the other way', cursor('a', BY_NAME, 'DESC')],
    ['with a number where text belongs', cursor(7)],
    ['with nothing where every row has something', cursor(null)],
    ['with U+0000', cursor('a\0')],
    ['that is no cursor', 'Projects-7'],
  ])('a cursor %s', async (_what, given) => {
    expect(await refusal(`first: 1, after: "${given}"`)).toBe('BAD_CURSOR')
    expect(await refusal(`last: 1, before: "${given}"`)).toBe('BAD_CURSOR')
  })

  it('a time beyond the calendar in a cursor', async () => {
    const order = { field: 'CREATED_AT', direction: 'ASC' }
    const given = cursor(Number.MAX_SAFE_INTEGER, order)
    expect(await refusal(`first: 1, orderBy: { field: CREATED_AT, direction: ASC }, after: "${given}"`)).toBe(
      'BAD_CURSOR',
    )
  })

  it('malformed ids in a filter, and finds nothing for well-formed ones of elsewhere', async () => {
    expect(await refusal('first: 1, filter: { space: ["Space-1"] }')).toBe('BAD_ID')
    const ask = (id: string) => space.ask(`{ releases(first: 1, filter: { project: ["${id}"] }) { totalCount } }`)
    for (const id of ['Projects-1', 'Spaces-1/Tenants-1', 'Spaces-1/Projects-01', 'Spaces-1/Projects-9999999999', '']) {
      expect((await ask(id)).errors[0]?.extensions.code).toBe('BAD_ID')
    }
    expect((await ask('Spaces-2/Projects-1')).data).toEqual({ releases: { totalCount: 0 } })
    const elsewhere = await space.ask(
      '{ projects(first: 1, filter: { space: ["Spaces-2"] }) { nodes { id } totalCount } }',
    )
    expect(elsewhere.data).toEqual({ projects: { nodes: [], totalCount: 0 } })
    const here = await space.ask('{ projects(first: 1, filter: { space: ["Spaces-2", "Spaces-1"] }) { totalCount } }')
    expect(here.data).toEqual({ projects: { totalCount: 3 } })
  })
})

function at(value: string) {
  return { direction: 'ASC' as const, value, space: 1, local: 1 }
}
