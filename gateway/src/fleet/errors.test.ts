import { describe, expect, it } from '@jest/globals'
import { readSpaceErrors } from './errors.js'
import { changing, failing } from './testing/failing.js'

describe('what a Space says of its errors', () => {
  const saying = (error: object) =>
    failing(
      changing(({ space }) => ({
        space,
        data: { projectCount: null },
        errors: [{ path: ['projectCount'], ...error }],
      })),
    )

  it('is passed on with a known code and plain details', async () => {
    const extensions = {
      code: 'FORBIDDEN',
      permission: 'ProjectView',
      allowed: ['a'],
      inner: { host: 'db' },
      stacktrace: ['x'],
    }
    const { errors } = await saying({ message: 'You may not.', extensions }).ask('{ projectCount }')
    expect(errors).toEqual([
      {
        message: 'You may not.',
        path: ['projectCount'],
        extensions: { code: 'FORBIDDEN', permission: 'ProjectView', allowed: ['a'], space: 'Spaces-2' },
      },
    ])
  })

  it.each([
    { message: 'select * from secrets', extensions: { code: 'P2002' } },
    { message: 'connect postgres://u:p@10.0.0.1', extensions: { code: 'INTERNAL', host: '10.0.0.1' } },
    { message: 'at /srv/x.ts:1' },
    { message: 7, extensions: { code: 'FORBIDDEN' } },
    { message: 'x', extensions: { code: 'constructor' } },
  ])('is masked otherwise: %j', async (error) => {
    const { errors } = await saying(error).ask('{ projectCount }')
    expect(errors).toEqual([
      {
        message: 'Something went wrong in Spaces-2.',
        path: ['projectCount'],
        extensions: { code: 'INTERNAL', space: 'Spaces-2' },
      },
    ])
  })
})

describe('very many errors of one Space', () => {
  const error = (code: string, ...path: (string | number)[]) => ({ message: code, path, extensions: { code } })
  const read = (errors: unknown[]) => readSpaceErrors(errors, 'Spaces-1')?.map(({ path }) => path) ?? []

  it('hide of no thing in a list that it is not there', () => {
    const roots = Array.from({ length: 10 }, (_, i) => `n${i}`)
    const faults = (root: string, index: number) => ['a', 'b', 'c'].map((key) => error('FORBIDDEN', root, index, key))
    const many = roots.flatMap((root) => Array.from({ length: 90 }, (_, i) => faults(root, i)).flat())
    const absent = roots.flatMap((root) => Array.from({ length: 10 }, (_, i) => error('NOT_FOUND', root, 90 + i)))
    const paths = read([...many, ...absent])
    expect(paths).toEqual(expect.arrayContaining(absent.map(({ path }) => path)))
    expect(paths).toHaveLength(1_000 + 200)
  })

  it('are not all read', () => {
    expect(read(Array.from({ length: 5_000 }, (_, i) => error('NOT_FOUND', 'nodes', i)))).toHaveLength(1_200)
    expect(read(Array.from({ length: 5_000 }, (_, i) => error('FORBIDDEN', 'projects', 'nodes', i)))).toHaveLength(200)
  })
})
