import { expect, test } from '@jest/globals'
import { pageArgs } from './args.js'

test('first reads from the start, last from the end', () => {
  expect(pageArgs({ first: 10, after: 'x' })).toEqual({ limit: 10, backwards: false, after: 'x', before: null })
  expect(pageArgs({ last: 100 })).toEqual({ limit: 100, backwards: true, after: null, before: null })
})

test.each([{}, { first: 0 }, { first: 101 }, { last: -1 }, { first: 1.5 }, { first: 1, last: 1 }])(
  '%j is refused',
  (args) => expect(() => pageArgs(args)).toThrow(expect.objectContaining({ code: 'BAD_PAGE' })),
)
