import { describe, expect, test } from '@jest/globals'
import { resolveVariables, type ScopedVariable } from './precedence.js'
import { DIMENSIONS, type VariableContext, type VariableScope } from './precedence-scope.js'
import { loserSentence, winnerSentence } from './precedence-sentence.js'

const EVERYWHERE: VariableScope = {
  ...{ environmentIds: [], targetIds: [], roles: [], stepIds: [], channelIds: [], tenantTagIds: [], processIds: [] },
}
const NOWHERE: VariableContext = {
  ...{ environmentId: null, target: null, step: null, channelId: null, tenant: null, processId: null },
}

/** One value of `LogLevel`. */
function value(id: number, scope: Partial<VariableScope>, rest: Partial<ScopedVariable> = {}): ScopedVariable {
  const own: ScopedVariable = {
    id,
    name: 'LogLevel',
    scope: EVERYWHERE,
    source: 'PROJECT',
    tenantId: null,
    libraryOrder: null,
  }
  return { ...own, scope: { ...EVERYWHERE, ...scope }, ...rest }
}

/** The number of the value that counts, and by what. */
function winner(context: Partial<VariableContext>, ...values: ScopedVariable[]) {
  const [resolved] = resolveVariables(values, { ...NOWHERE, ...context })
  return [resolved!.winner?.id ?? null, resolved!.decidedBy]
}

describe('a variable with several values', () => {
  // The list of the documentation, the most specific first.
  const at: VariableContext = {
    ...{ step: { id: 1, roles: ['web'] }, target: { id: 2, roles: ['web', 'blue'] }, tenant: { id: 3, tagIds: [4] } },
    ...{ environmentId: 5, channelId: 6, processId: 7 },
  }
  const single = [
    value(10, { stepIds: [1] }),
    value(11, { targetIds: [2] }),
    value(12, { roles: ['web'] }),
    value(13, { roles: ['blue'] }),
    value(14, {}, { tenantId: 3, source: 'TENANT_PROJECT' }),
    value(15, { tenantTagIds: [4] }),
    value(16, { environmentIds: [5] }),
    value(17, { channelIds: [6] }),
    value(18, { processIds: [7] }),
    value(19, {}),
  ]

  test('takes the more specific dimension first', () => {
    for (const [place, dimension] of DIMENSIONS.entries()) {
      const rest = [...single.slice(place)].reverse()
      expect(winner(at, ...rest)).toEqual([10 + place, dimension])
      expect(winner(at, ...single.slice(place + 1), value(99, {}), single[place]!)).toEqual([10 + place, dimension])
    }
    expect(winner(at, single.at(-1)!)).toEqual([19, 'ONLY_VALUE'])
  })

  test('that is scoped twice comes before one that is scoped once', () => {
    const once = value(1, { roles: ['blue'] })
    const twice = value(2, { roles: ['blue'], environmentIds: [5] })
    expect(winner(at, once, twice)).toEqual([2, 'ENVIRONMENT'])
    expect(winner(at, value(1, { environmentIds: [5], channelIds: [6] }), single[4]!)).toEqual([14, 'TENANT'])
  })

  test('holds for any of a list, but for all lists', () => {
    const values = [value(1, { environmentIds: [1, 2], stepIds: [7] }), value(2, {})]
    const counts = (environmentId: number, step: number) =>
      winner({ environmentId, step: { id: step, roles: [] } }, ...values)[0]
    expect([counts(1, 7), counts(2, 7), counts(3, 7), counts(1, 8)]).toEqual([1, 1, 2, 2])
  })

  test('that is scoped to a channel has no meaning in a runbook', () => {
    const [resolved] = resolveVariables([value(1, { channelIds: [6], processIds: [7] })], { ...at, channelId: null })
    expect(resolved).toMatchObject({
      winner: null,
      decidedBy: null,
      losers: [{ why: 'NOT_IN_SCOPE', dimension: 'CHANNEL' }],
    })
  })

  test('is of the project rather than of a library set, and of the first set, and else ambiguous', () => {
    const project = value(9, { environmentIds: [5] })
    const [first, second] = [1, 2].map((libraryOrder) =>
      value(libraryOrder, { environmentIds: [5] }, { source: 'LIBRARY', libraryOrder }),
    )
    expect(winner(at, first!, project)).toEqual([9, 'PROJECT'])
    expect(winner(at, second!, first!)).toEqual([1, 'LIBRARY_ORDER'])
    const [resolved] = resolveVariables([value(8, { environmentIds: [5, 6] }), project], at)
    expect(resolved).toMatchObject({
      winner: { id: 8 },
      ambiguous: true,
      losers: [{ variable: { id: 9 }, why: 'AMBIGUOUS' }],
    })
  })

  test('has one name however it is written, and roles too', () => {
    const values = [value(1, { roles: ['WEB'] }, { name: 'loglevel' }), value(2, {}, { name: ' LOGLEVEL ' })]
    expect(winner(at, ...values)).toEqual([1, 'TARGETED_ROLE'])
  })

  test('says in a sentence why each value counts or not', () => {
    const [resolved] = resolveVariables([...single, value(20, { environmentIds: [1] })], at)
    expect(winnerSentence(resolved!.decidedBy!)).toBe('It is scoped to this step; the next best value is not.')
    expect(loserSentence(resolved!.losers[0]!)).toBe('The value that counts is scoped to this step; this one is not.')
    expect(loserSentence(resolved!.losers.at(-1)!)).toBe('It is scoped, but not to this environment.')
    const whys = ['LIBRARY_AFTER_PROJECT', 'LATER_LIBRARY_SET', 'AMBIGUOUS'] as const
    const sentences = [
      ...whys.map((why) => loserSentence({ why, dimension: null })),
      ...DIMENSIONS.flatMap((dimension) => [
        ...[winnerSentence(dimension), loserSentence({ why: 'NOT_IN_SCOPE', dimension })],
        loserSentence({ why: 'LESS_SPECIFIC', dimension }),
      ]),
      ...(['ONLY_VALUE', 'PROJECT', 'LIBRARY_ORDER', 'LOWEST_ID'] as const).map(winnerSentence),
    ]
    expect(new Set(sentences).size).toBe(sentences.length)
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*[^.]\.$/)
  })
})
