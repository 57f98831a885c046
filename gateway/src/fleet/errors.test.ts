import { describe, expect, it } from '@jest/globals'
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
