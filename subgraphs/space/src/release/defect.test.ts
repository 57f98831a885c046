import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
  await space.db.project.create({ data: project('App') })
  for (const version of ['1.0', '2.0']) await space.db.release.create({ data: { projectId: 1, ...named(version) } })
})

afterAll(() => space.close())

const [ONE, TWO] = ['Spaces-1/Releases-1', 'Spaces-1/Releases-2']

type Defect = { number: number; description: string; resolvedAt: string | null; resolvedBy: { id: string } | null }

async function act(mutation: string, input: Record<string, unknown>, who = MANAGER) {
  const fields =
    'release { hasOpenDefects revision defects { number description reportedBy { id } resolvedAt resolvedBy { id } } }'
  const { release, errors } = await mutate(space, mutation, { release: ONE, ...input }, who, fields)
  const [error] = errors
  return error ? `${error.code} ${error.path.join('.')}` : (release as { hasOpenDefects: boolean; defects: Defect[] })
}

const open = async (id: number) => (await space.db.release.findUniqueOrThrow({ where: { id } })).openDefects

describe('a defect', () => {
  it('is open from its report until it is resolved, and counted with its release', async () => {
    expect(await act('reportDefect', { description: 'It breaks.' })).toMatchObject({
      hasOpenDefects: true,
      revision: 2,
      defects: [{ description: 'It breaks.', reportedBy: { id: 'Users-1' }, resolvedAt: null, resolvedBy: null }],
    })
    expect(await open(1)).toBe(1)
    const resolved = await act('resolveDefect', { expectedVersion: 2 })
    expect(resolved).toMatchObject({
      hasOpenDefects: false,
      revision: 3,
      defects: [{ resolvedAt: expect.any(String), resolvedBy: { id: 'Users-1' } }],
    })
    expect(await open(1)).toBe(0)
    expect(await act('resolveDefect', {})).toBe('INVALID_STATE input.defect')
  })

  it('is named where several are open, and is resolved once', async () => {
    await act('reportDefect', { description: 'Second.' })
    const third = await act('reportDefect', { description: 'Third.' })
    expect(await act('resolveDefect', {})).toBe('INVALID_STATE input.defect')
    const { number = 0 } =
      (typeof third === 'object' && third.defects.find(({ description }) => description === 'Second.')) || {}
    expect(await act('resolveDefect', { release: TWO, defect: number })).toBe('NOT_FOUND input.defect')
    expect(await act('resolveDefect', { defect: number })).toMatchObject({ hasOpenDefects: true })
    expect(await act('resolveDefect', { defect: number })).toBe('INVALID_STATE input.defect')
    expect(await open(1)).toBe(1)
  })

  it('counts once for each of many reported at the same time', async () => {
    const all = await Promise.all(
      Array.from({ length: 6 }, (_, i) => act('reportDefect', { release: TWO, description: `${i}` })),
    )
    expect(all.every((one) => typeof one === 'object')).toBe(true)
    expect(await open(2)).toBe(6)
  })

  it.each([
    ['says nothing', { description: ' \n' }, 'BAD_INPUT input.description'],
    ['holds a control character', { description: 'a\u0007' }, 'BAD_INPUT input.description'],
    [
      'is of a release that is not there',
      { description: 'a', release: 'Spaces-1/Releases-9' },
      'NOT_FOUND input.release',
    ],
    [
      'is of another version than was read',
      { description: 'a', expectedVersion: 1 },
      'VERSION_CONFLICT input.expectedVersion',
    ],
  ])('is refused that %s', async (_what, input, expected) => {
    expect(await act('reportDefect', input)).toBe(expected)
  })

  it('takes a permission of its own to report, and another to resolve', async () => {
    const who = caller('Users-40')
    const role = { ...named('Reporter'), permissions: ['ReleaseView', 'DefectReport'] }
    await giveRole(space.db, who.subject, (await space.db.userRole.create({ data: role })).id)
    expect(await act('reportDefect', { description: 'Mine.' }, who)).toMatchObject({ hasOpenDefects: true })
    expect(await act('resolveDefect', {}, who)).toMatch('FORBIDDEN')
  })

  it('is in the audit with who reported it', async () => {
    await act('reportDefect', { description: 'Audited.' })
    const { after } = await space.db.auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } })
    const { defects } = after as { defects: { description: string; reportedBy: string }[] }
    expect(defects.at(-1)).toMatchObject({ description: 'Audited.', reportedBy: 'Users-1' })
  })
})
