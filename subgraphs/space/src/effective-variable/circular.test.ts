import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { circularNames } from './circular.js'

const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const uses = fc.dictionary(names, fc.array(names, { maxLength: 3 })).map((all) => new Map(Object.entries(all)))

/** Whether a name leads to itself, by looking everywhere it leads. */
function leadsToItself(all: ReadonlyMap<string, readonly string[]>, name: string): boolean {
  const reached = new Set<string>()
  const left = [...(all.get(name) ?? [])]
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (next === name) return true
    if (!reached.has(next)) left.push(...(all.get(next) ?? []))
    reached.add(next)
  }
  return false
}

describe('a variable is circular', () => {
  test('if its value leads to itself, and not if it only leads to such', () => {
    fc.assert(
      fc.property(uses, (all) => {
        const expected = [...all.keys()].filter((name) => leadsToItself(all, name))
        expect([...circularNames(all)].sort()).toEqual(expected.sort())
      }),
      { numRuns: 2_000 },
    )
  })

  test('is found out for a chain of any length', () => {
    const chain = new Map(Array.from({ length: 50_000 }, (_, i) => [`${i}`, [`${i + 1}`]]))
    expect(circularNames(chain).size).toBe(0)
    chain.set('49999', ['0'])
    expect(circularNames(chain).size).toBe(50_000)
  })
})
