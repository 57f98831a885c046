import { describe, expect, test } from '@jest/globals'
import { GraphQLError } from 'graphql'
import { maskErrors } from './mask.js'

const masked = (error: unknown) => maskErrors([error])[0]?.toJSON()
const coded = (message: string, extensions: Record<string, unknown>) =>
  new GraphQLError(message, { path: ['a', 0], extensions })

describe('errors on their way out', () => {
  test('with one of our codes keep message, place and details', () => {
    expect(masked(coded('Gone.', { code: 'SPACE_UNAVAILABLE', space: 'Spaces-1', retry: true }))).toEqual({
      message: 'Gone.',
      path: ['a', 0],
      extensions: { code: 'SPACE_UNAVAILABLE', space: 'Spaces-1', retry: true },
    })
  })

  test.each([
    ['no code', new Error('connect ECONNREFUSED 10.0.0.7:5432')],
    ['a foreign code', coded('relation "users" does not exist', { code: '42P01' })],
    ['an internal error with a message of its own', coded('secret', { code: 'INTERNAL' })],
    ['a stack in its message', coded('x\n    at Object.run (file.js:1:2)', { code: 'BAD_INPUT' })],
    ['a database address in its message', coded('postgresql://u:p@db/x', { code: 'CONFLICT' })],
    ['a source file in its message', coded('thrown in /srv/app/dist/main.js', { code: 'CONFLICT' })],
    ['a message without end', coded('x'.repeat(10_000), { code: 'CONFLICT' })],
    ['no message', { extensions: { code: 'CONFLICT' } }],
  ])('with %s say nothing', (_, error) => {
    expect(masked(error)).toMatchObject({
      message: 'Something went wrong on our side.',
      extensions: { code: 'INTERNAL' },
    })
    expect(Object.keys(masked(error)?.extensions ?? {})).toEqual(['code'])
  })

  test('never say how a subgraph works inside', () => {
    const extensions = {
      code: 'CONFLICT',
      serviceName: 'space',
      stacktrace: ['x'],
      exception: {},
      detail: 'at /app/x.ts',
      name: 'a',
    }
    expect(masked(coded('Taken.', extensions))?.extensions).toEqual({ code: 'CONFLICT', name: 'a' })
  })

  test('of a Space that masked its own still name the Space', () => {
    expect(masked(coded('anything', { code: 'INTERNAL', space: 'Spaces-3' }))).toMatchObject({
      message: 'Something went wrong in Spaces-3.',
      extensions: { code: 'INTERNAL', space: 'Spaces-3' },
    })
    expect(masked(coded('anything', { code: 'INTERNAL', space: 'http://10.0.0.7' }))?.extensions).toEqual({
      code: 'INTERNAL',
    })
  })
})
