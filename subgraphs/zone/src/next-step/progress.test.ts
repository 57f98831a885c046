import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { progressOf, type Progress, type Standing, type Visit } from './progress.js'

/** A visit: its Space, what it names there, and the visits (from 1) right before it. */
type Sketch = [root: string, environments: string[], after: number[]]

const visits = (...sketches: Sketch[]): Visit[] =>
  sketches.map(([root, environments, after], i) => ({ position: i + 1, root, environments, after }))

/** How a release stands in each Space: the environments that have it; `+` for one where it is and was not deployed. */
const standings =
  (spaces: Record<string, string[]>, more: Record<string, Partial<Standing>> = {}) =>
  (root: string): Standing => {
    const reached = (spaces[root] ?? []).filter((one) => one !== '+')
    return {
      hasReached: (environment) => reached.includes(environment),
      hasReachedAny: reached.length > 0,
      isThere: root in spaces,
      teller: 'SELF',
      bundle: 'NONE',
      ...more[root],
    }
  }

const CHAIN = visits(['dev', ['Test'], []], ['qa', ['Load'], [1]], ['ops', ['Live'], [2]])
const FAN_OUT = visits(['dev', [], []], ['eu', ['Live'], [1]], ['us', ['Live'], [1]], ['asia', ['Live'], [1]])
const BACK_AND_FORTH = visits(
  ['dev', ['Test'], []],
  ['qa', ['Load'], [1]],
  ['dev', ['Stage'], [2]],
  ['ops', ['Live'], [3]],
)

describe('how a release stands in the shapes that lifecycles over Spaces have', () => {
  test.each<[string, Visit[], Record<string, string[]>, string]>([
    ['a chain, at its start', CHAIN, { dev: ['+'] }, 'CURRENT DEPLOY, BLOCKED NONE, BLOCKED NONE'],
    ['a chain, after the first', CHAIN, { dev: ['Test'] }, 'DONE NONE, NEXT PROMOTE, BLOCKED NONE'],
    ['a chain, in the second', CHAIN, { dev: ['Test'], qa: ['+'] }, 'DONE NONE, CURRENT DEPLOY, BLOCKED NONE'],
    [
      'a chain, elsewhere in the second',
      CHAIN,
      { dev: ['Test'], qa: ['Soak'] },
      'DONE NONE, CURRENT DEPLOY, BLOCKED NONE',
    ],
    ['a chain, after the second', CHAIN, { dev: ['Test'], qa: ['Load'] }, 'DONE NONE, DONE NONE, NEXT PROMOTE'],
    ['a chain, at its end', CHAIN, { dev: ['Test'], qa: ['Load'], ops: ['Live'] }, 'DONE NONE, DONE NONE, DONE NONE'],
    ['a fan, at its start', FAN_OUT, { dev: ['+'] }, 'CURRENT DEPLOY, BLOCKED NONE, BLOCKED NONE, BLOCKED NONE'],
    [
      'a fan, opened by any environment',
      FAN_OUT,
      { dev: ['X'] },
      'DONE NONE, NEXT PROMOTE, NEXT PROMOTE, NEXT PROMOTE',
    ],
    [
      'a fan, each for itself',
      FAN_OUT,
      { dev: ['X'], us: ['Live'], asia: ['+'] },
      'DONE NONE, NEXT PROMOTE, DONE NONE, CURRENT DEPLOY',
    ],
    [
      'back and forth, before QA',
      BACK_AND_FORTH,
      { dev: ['Test'] },
      'DONE NONE, NEXT PROMOTE, BLOCKED NONE, BLOCKED NONE',
    ],
    [
      'back and forth, home again without a bundle',
      BACK_AND_FORTH,
      { dev: ['Test'], qa: ['Load'] },
      'DONE NONE, DONE NONE, CURRENT DEPLOY, BLOCKED NONE',
    ],
    [
      'back and forth, staged',
      BACK_AND_FORTH,
      { dev: ['Test', 'Stage'], qa: ['Load'] },
      'DONE NONE, DONE NONE, DONE NONE, NEXT PROMOTE',
    ],
    [
      'back and forth, staged too early',
      BACK_AND_FORTH,
      { dev: ['Test', 'Stage'], qa: ['+'] },
      'DONE NONE, CURRENT DEPLOY, BLOCKED NONE, BLOCKED NONE',
    ],
  ])('%s', (_, shape, spaces, expected) => {
    const told = progressOf(shape, standings(spaces)).map(({ state, action }) => `${state} ${action}`)
    expect(told.join(', ')).toBe(expected)
  })

  test('names the environments that lack it, and the steps that it waits for', () => {
    const wide = visits(['dev', ['A', 'B'], []], ['qa', [], []], ['ops', ['Live'], [1, 2]])
    expect(progressOf(wide, standings({ dev: ['B'] }))).toEqual([
      { state: 'CURRENT', action: 'DEPLOY', lacking: ['A'], waitsFor: [] },
      { state: 'NEXT', action: 'PROMOTE', lacking: [], waitsFor: [] },
      { state: 'BLOCKED', action: 'NONE', lacking: ['Live'], waitsFor: [1, 2] },
    ])
  })
})

test.each<[string, Record<string, string[]>, Partial<Standing>, string]>([
  ['takes in a bundle', {}, { bundle: 'UNDER_WAY' }, 'NEXT IMPORT'],
  ['accepts it', {}, { bundle: 'UNDECIDED' }, 'NEXT ACCEPT'],
  ['is sent another after one that expired', {}, { bundle: 'EXPIRED' }, 'NEXT PROMOTE'],
  ['is sent another after one that was rejected', {}, { bundle: 'REJECTED' }, 'NEXT PROMOTE'],
  ['deploys what it has, whatever else comes', { qa: ['+'] }, { bundle: 'UNDER_WAY' }, 'CURRENT DEPLOY'],
  ['is waited for, if only receipts tell of it', { qa: ['+'] }, { teller: 'RECEIPTS' }, 'CURRENT WAIT_FOR_RECEIPT'],
  ['is sent what only receipts could tell of', {}, { teller: 'RECEIPTS' }, 'NEXT PROMOTE'],
  ['is left alone while it is silent', {}, { teller: 'SILENT', bundle: 'UNDER_WAY' }, 'NEXT NONE'],
  ['is left alone while it is silent, also if it is there', { qa: ['+'] }, { teller: 'SILENT' }, 'CURRENT NONE'],
  ['is done by what receipts tell while it is silent', { qa: ['Load'] }, { teller: 'SILENT' }, 'DONE NONE'],
])('a Space %s', (_, spaces, more, expected) => {
  const [, qa] = progressOf(CHAIN, standings({ dev: ['Test'], ...spaces }, { qa: more }))
  expect(`${qa?.state} ${qa?.action}`).toBe(expected)
})

/** The same by other means: what lies before is found by walking every way, what is done by adding until nothing is added. */
function slowly(shape: readonly Visit[], standingIn: (root: string) => Standing): Progress[] {
  const at = (position: number) => shape[position - 1]!
  const ways = (visit: Visit): Visit[] => visit.after.map(at).flatMap((one) => [one, ...ways(one)])
  const arrived = ({ root, environments }: Visit) => {
    const lacking = environments.filter((one) => !standingIn(root).hasReached(one)).length
    return environments.length > 0 ? lacking === 0 : standingIn(root).hasReachedAny
  }
  const done = new Set<number>()
  for (let size = -1; size !== done.size;) {
    size = done.size
    for (const visit of shape) {
      const again = ways(visit).some(({ root }) => root === visit.root)
      if (arrived(visit) && (!again || visit.after.every((one) => done.has(one)))) done.add(visit.position)
    }
  }
  return shape.map(({ position, root, environments, after }) => {
    const { isThere, teller, bundle, hasReached } = standingIn(root)
    if (done.has(position)) return { state: 'DONE', action: 'NONE', lacking: [], waitsFor: [] }
    const rest = {
      lacking: environments.filter((one) => !hasReached(one)),
      waitsFor: after.filter((one) => !done.has(one)),
    }
    if (rest.waitsFor.length > 0) return { state: 'BLOCKED', action: 'NONE', ...rest }
    const state = isThere ? 'CURRENT' : 'NEXT'
    if (teller === 'SILENT') return { state, action: 'NONE', ...rest }
    if (state === 'CURRENT') return { state, action: teller === 'SELF' ? 'DEPLOY' : 'WAIT_FOR_RECEIPT', ...rest }
    const actions = {
      UNDER_WAY: 'IMPORT',
      UNDECIDED: 'ACCEPT',
      NONE: 'PROMOTE',
      EXPIRED: 'PROMOTE',
      REJECTED: 'PROMOTE',
    } as const
    return { state, action: actions[bundle], ...rest }
  })
}

const ROOTS = ['a', 'b', 'c', 'd']
const ENVIRONMENTS = ['x', 'y', 'z']

/** Any graph without rings, its steps not always in the order in which they can be done. */
const graph: fc.Arbitrary<Visit[]> = fc.integer({ min: 1, max: 8 }).chain((n) =>
  fc
    .record({
      order: fc.shuffledSubarray(
        Array.from({ length: n }, (_, i) => i + 1),
        { minLength: n },
      ),
      sketches: fc.array(
        fc.record({
          root: fc.constantFrom(...ROOTS),
          environments: fc.subarray(ENVIRONMENTS),
          after: fc.subarray(
            Array.from({ length: n }, (_, i) => i),
            { maxLength: Math.min(3, n) },
          ),
        }),
        { minLength: n, maxLength: n },
      ),
    })
    .map(({ order, sketches }) =>
      sketches
        .map(({ root, environments, after }, i) => ({
          ...{ root, environments, position: order[i]! },
          after: after.filter((one) => one < i).map((one) => order[one]!),
        }))
        .sort((a, b) => a.position - b.position),
    ),
)

const world = fc.record(
  Object.fromEntries(
    ROOTS.map((root) => [
      root,
      fc.record({
        reached: fc.subarray(ENVIRONMENTS),
        isThere: fc.boolean(),
        teller: fc.constantFrom('SELF' as const, 'RECEIPTS' as const, 'SILENT' as const),
        bundle: fc.constantFrom(
          'NONE' as const,
          'UNDER_WAY' as const,
          'UNDECIDED' as const,
          'EXPIRED' as const,
          'REJECTED' as const,
        ),
      }),
    ]),
  ),
)

test('any graph, however a release stands, is told as by looking at every way', () => {
  fc.assert(
    fc.property(graph, world, (shape, spaces) => {
      const standingIn = (root: string): Standing => {
        const { reached, ...standing } = spaces[root]!
        return { ...standing, hasReached: (one) => reached.includes(one), hasReachedAny: reached.length > 0 }
      }
      expect(progressOf(shape, standingIn)).toEqual(slowly(shape, standingIn))
    }),
    { numRuns: 500 },
  )
})
