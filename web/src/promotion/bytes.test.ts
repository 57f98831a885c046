import { expect, test } from '@jest/globals'
import { bytesText } from './bytes'

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [18_432, '18.4 KB'],
  [250_000_000, '250 MB'],
  [8_589_934_592, '8.6 GB'],
])('%d bytes read as %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text)
})
