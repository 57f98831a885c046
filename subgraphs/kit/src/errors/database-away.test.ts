import { expect, test } from '@jest/globals'
import { GraphQLError } from 'graphql'
import { toGraphQLError } from '../errors.js'
import { isDatabaseAway } from './database-away.js'

const prisma = (code: string, meta?: object) =>
  Object.assign(new Error("Can't reach database server at 127.0.0.1:5432"), { code, meta })

test.each([
  ['nobody listens', prisma('P1001')],
  ['it hung up', prisma('P1017')],
  ['it starts up, below a raw query', prisma('P2010', { code: '57P03' })],
  ['it shuts down, below the adapter', prisma('P2010', { driverAdapterError: { cause: { originalCode: '57P01' } } })],
  [
    'nobody listens, below a raw query',
    prisma('P2010', { code: 'N/A', driverAdapterError: { cause: { kind: 'DatabaseNotReachable' } } }),
  ],
  ['pg itself', Object.assign(new Error('terminating connection'), { code: '57P01' })],
])('a database is away: %s', (_, error) => {
  const wrapped = new GraphQLError('x', { path: ['projects'], originalError: error })
  const told = toGraphQLError(wrapped)
  expect(told.toJSON()).toEqual({
    message: 'A database did not answer.',
    path: ['projects'],
    extensions: { code: 'UNAVAILABLE' },
  })
})

test.each([
  ['a taken name', prisma('P2002')],
  ['a cancelled statement', prisma('P2010', { code: '57014' })],
  ['a code that is no text', { code: 57 }],
  ['nothing', null],
])('a database is not away: %s', (_, error) => {
  expect(isDatabaseAway(error)).toBe(false)
})

test('an error that wraps itself ends', () => {
  const error: { cause?: unknown } = {}
  error.cause = error
  expect(isDatabaseAway(error)).toBe(false)
})
