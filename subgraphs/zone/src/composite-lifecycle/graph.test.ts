import { describe, expect, test } from '@jest/globals'
import type { CompositeStep } from '@spaceport/database/zone'
import fc from 'fast-check'
import { before, faultOf, type GraphStep } from './graph.js'
import { seenSteps } from './seen.js'

const steps = (...after: number[][]): GraphStep[] => after.map((one, i) => ({ position: i + 1, after: one }))

describe('a graph of steps', () => {
  test.each<[string, GraphStep[], ReturnType<typeof faultOf>]>([
    ['a single step', steps([]), null],
    ['steps in any order', steps([2], [3], []), null],
    ['two ways that meet', steps([], [1], [1], [2, 3]), null],
    ['a step that waits for itself', steps([], [2]), { position: 2, message: 'It would wait for itself.' }],
    ['no step to start with', steps([2], [1]), { position: 1, message: 'It would wait for itself.' }],
    ['a ring behind a start', steps([], [1, 4], [2], [3]), { position: 2, message: 'It would wait for itself.' }],
    ['an unknown position', steps([], [3]), { position: 2, message: 'There is no step 3.' }],
    ['a position before the first', steps([0]), { position: 1, message: 'There is no step 0.' }],
  ])('%s', (_, graph, fault) => {
    expect(faultOf(graph)).toEqual(fault)
  })

  test('is refused exactly if somebody walking it comes by the same step twice', () => {
    const any = fc.integer({ min: 1, max: 6 }).chain((n) => {
      const positions = Array.from({ length: n }, (_, i) => i + 1)
      return fc.array(fc.subarray(positions, { maxLength: Math.min(2, n) }), { minLength: n, maxLength: n })
    })
    fc.assert(
      fc.property(any, (after) => {
        const graph = steps(...after)
        const loops = (position: number, walked: number[]): boolean =>
          walked.includes(position) || after[position - 1]!.some((one) => loops(one, [...walked, position]))
        expect(faultOf(graph) !== null).toBe(graph.some(({ position }) => loops(position, [])))
      }),
    )
  })
})

test('hiding steps leaves those that are seen before and after one another as they were', () => {
  const any = fc.integer({ min: 1, max: 8 }).chain((n) =>
    fc.record({
      after: fc.array(
        fc.subarray(
          Array.from({ length: n }, (_, i) => i + 1),
          { maxLength: Math.min(3, n) },
        ),
        { minLength: n, maxLength: n },
      ),
      hidden: fc.subarray(Array.from({ length: n }, (_, i) => i + 1)),
    }),
  )
  fc.assert(
    fc.property(any, ({ after, hidden }) => {
      const graph = after.map((some, i): CompositeStep => ({
        ...{
          id: i,
          lifecycleId: 1,
          position: i + 1,
          name: `${i + 1}`,
          space: null,
          spaceName: '',
          root: '',
          environments: [],
        },
        after: some.filter((one) => one <= i),
      }))
      const seen = seenSteps(graph, ({ position }) => !hidden.includes(position))
      expect(seen.map(({ step }) => step.position)).toEqual(seen.map((_, i) => i + 1))
      for (const { step, original } of seen) {
        const names = [
          ...before(
            seen.map((one) => one.step),
            step,
          ),
        ].map((place) => seen[place - 1]!.original)
        const expected = [...before(graph, graph[original - 1]!)].filter((one) => !hidden.includes(one))
        expect(names.sort()).toEqual(expected.sort())
      }
    }),
  )
})
