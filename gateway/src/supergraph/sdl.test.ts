import { expect, test } from '@jest/globals'
import { readSdl } from './sdl.js'

test('layout and comments do not count, descriptions do', () => {
  const { hash } = readSdl('type Query { a: Int }')
  expect(readSdl('# of one field\ntype Query {\n  a: Int\n}').hash).toBe(hash)
  expect(readSdl('"All" type Query { a: Int }').hash).not.toBe(hash)
})

test('what many serve is read once, and held once', () => {
  const text = 'type Query { shared: Int }'
  expect(readSdl(text)).toBe(readSdl(`${text.slice(0, 5)}${text.slice(5)}`))
})
