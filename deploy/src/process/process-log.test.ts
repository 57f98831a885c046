import { describe, expect, it } from '@jest/globals'
import { lastWord } from './process-log.js'

describe('lastWord', () => {
  it.each([
    ['Port 3000 is used by another program.\n', 'Port 3000 is used by another program.'],
    ['{"level":"info","message":"a"}\n{"level":"error","message":"No such database."}\n', 'No such database.'],
    [
      "node:internal:1\n\nError [ERR_X]: Cannot find module '/x'\n    at y\n\nNode.js v20.19.0\n",
      "Cannot find module '/x'",
    ],
    ['TypeError: x is not a function\n    at y\n\nNode.js v22.1.0', 'x is not a function'],
    ['null', 'null'],
    ['', ''],
  ])('of %j is what a person can use', (text, word) => {
    expect(lastWord(text)).toBe(word)
  })
})
