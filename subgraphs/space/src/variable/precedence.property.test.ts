import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { resolveVariables, type ScopedVariable } from './precedence.js'
import { DIMENSIONS, type Dimension, type VariableContext, type VariableScope } from './precedence-scope.js'

const EVERYWHERE: VariableScope = {
  ...{ environmentIds: [], targetIds: [], roles: [], stepIds: [], channelIds: [], tenantTagIds: [], processIds: [] },
}

/** The value with no more of its scope than one dimension. */
function only(dimension: Dimension, variable: ScopedVariable): ScopedVariable {
  const { stepIds, targetIds, roles: its, tenantTagIds, environmentIds, channelIds, processIds } = variable.scope
  const alone = {
    ...{ STEP: { stepIds }, TARGET: { targetIds }, TARGETED_ROLE: {}, ROLE: { roles: its }, TENANT: {} },
    ...{
      TENANT_TAG: { tenantTagIds },
      ENVIRONMENT: { environmentIds },
      CHANNEL: { channelIds },
      PROCESS: { processIds },
    },
  }
  return {
    ...variable,
    scope: { ...EVERYWHERE, ...alone[dimension] },
    tenantId: dimension === 'TENANT' ? variable.tenantId : null,
  }
}

/**
 * Octopus's own ranking, as its blog shows it (octopus.com/blog/variable-specificity-and-complexity): each dimension that is met is
 * worth ten times the next; null if one excludes the value.
 */
function score(
  { scope, tenantId }: ScopedVariable,
  { target, step, tenant, ...context }: VariableContext,
): number | null {
  const share = (a: readonly (number | string)[], b: readonly (number | string)[]) =>
    a.filter((one) => b.includes(one)).length > 0
  const targetRoles = target?.roles ?? []
  const lists: [weight: number, scoped: readonly (number | string)[], present: readonly (number | string | null)[]][] =
    [
      [100_000_000, scope.stepIds, [step?.id ?? null]],
      [10_000_000, scope.targetIds, [target?.id ?? null]],
      [100_000, scope.roles, targetRoles],
      [10_000, tenantId === null ? [] : [tenantId], [tenant?.id ?? null]],
      [1_000, scope.tenantTagIds, tenant?.tagIds ?? []],
      [100, scope.environmentIds, [context.environmentId]],
      [10, scope.channelIds, [context.channelId]],
      [1, scope.processIds, [context.processId]],
    ]
  let sum = share(
    scope.roles,
    targetRoles.filter((role) => step?.roles.includes(role)),
  )
    ? 1_000_000
    : 0
  for (const [weight, scoped, present] of lists) {
    if (scoped.length === 0) continue
    if (
      !share(
        scoped,
        present.filter((one) => one !== null),
      )
    )
      return null
    sum += weight
  }
  return sum
}

const some = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
)
const roles = fc.oneof(fc.constant([]), fc.uniqueArray(fc.constantFrom('web', 'db', 'blue'), { maxLength: 2 }))
const one = fc.option(fc.integer({ min: 1, max: 2 }), { nil: null, freq: 6 })
const scope: fc.Arbitrary<VariableScope> = fc.record({
  ...{
    environmentIds: some,
    targetIds: some,
    roles,
    stepIds: some,
    channelIds: some,
    tenantTagIds: some,
    processIds: some,
  },
})
const source = fc.oneof(
  fc.record({ source: fc.constant('PROJECT' as const), tenantId: fc.constant(null), libraryOrder: fc.constant(null) }),
  fc.record({ source: fc.constant('LIBRARY' as const), tenantId: fc.constant(null), libraryOrder: fc.nat(2) }),
  fc.record({
    source: fc.constant('TENANT_PROJECT' as const),
    tenantId: fc.integer({ min: 1, max: 2 }),
    libraryOrder: fc.constant(null),
  }),
  fc.record({
    source: fc.constant('TENANT_LIBRARY' as const),
    tenantId: fc.integer({ min: 1, max: 2 }),
    libraryOrder: fc.nat(2),
  }),
)
const variables = fc
  .array(fc.tuple(fc.constantFrom('A', 'a', 'B'), fc.oneof(scope, fc.constant(EVERYWHERE)), source), { maxLength: 8 })
  .chain((all) =>
    fc.shuffledSubarray(
      all.map(([name, its, of], id) => ({ id, name, scope: its, ...of })),
      { minLength: all.length },
    ),
  )
const context: fc.Arbitrary<VariableContext> = fc.record({
  environmentId: one,
  target: fc.option(fc.record({ id: fc.integer({ min: 1, max: 2 }), roles }), { nil: null, freq: 6 }),
  step: fc.option(fc.record({ id: fc.integer({ min: 1, max: 2 }), roles }), { nil: null, freq: 6 }),
  channelId: one,
  tenant: fc.option(fc.record({ id: fc.integer({ min: 1, max: 2 }), tagIds: some }), { nil: null, freq: 6 }),
  processId: one,
})

/** The values of one name that are in scope, with what they are ranked by, the one that counts first. */
function ranking(values: ScopedVariable[], at: VariableContext) {
  return values
    .map((variable) => {
      const isLibrary = variable.source.includes('LIBRARY')
      const digits = score(variable, at)?.toString().padStart(DIMENSIONS.length, '0').split('').map(Number)
      const rest = [Number(isLibrary), isLibrary ? variable.libraryOrder! : 0, variable.id]
      return { variable, rank: digits ? [...digits.map((digit) => -digit), ...rest] : null }
    })
    .flatMap(({ variable, rank }) => (rank ? [{ variable, rank }] : []))
    .sort((a, b) => a.rank.map((n, place) => n - b.rank[place]!).find((difference) => difference !== 0) ?? 0)
}

/** The name of the first thing by which two ranks differ. */
function apart(a: number[], b: number[]): string {
  return [...DIMENSIONS, 'PROJECT', 'LIBRARY_ORDER', 'LOWEST_ID'][a.findIndex((n, place) => n !== b[place])]!
}

const WHY: Record<string, string> = {
  ...{ PROJECT: 'LIBRARY_AFTER_PROJECT', LIBRARY_ORDER: 'LATER_LIBRARY_SET', LOWEST_ID: 'AMBIGUOUS' },
}

test('a variable means what the highest score of Octopus says, and all others are told why not', () => {
  fc.assert(
    fc.property(variables, context, (all, at) => {
      const resolved = resolveVariables<ScopedVariable>(all, at)
      expect(resolved.map(({ key }) => key)).toEqual([...new Set(all.map(({ name }) => name.toLowerCase()))].sort())
      for (const { key, losers, ...counts } of resolved) {
        const named = all.filter(({ name }) => name.toLowerCase() === key)
        const [first, ...others] = ranking(named, at)
        const by = !first ? null : others[0] ? apart(first.rank, others[0].rank) : 'ONLY_VALUE'
        expect(counts).toEqual({ winner: first?.variable ?? null, decidedBy: by, ambiguous: by === 'LOWEST_ID' })
        const beaten = others.map(({ variable, rank }) => ({ id: variable.id, by: apart(first!.rank, rank) }))
        expect(losers.slice(0, others.length)).toMatchObject(
          beaten.map(({ id, by: lostBy }) => ({ variable: { id }, why: WHY[lostBy] ?? 'LESS_SPECIFIC' })),
        )
        const outside = losers.slice(others.length)
        const inScope = [first, ...others].map((each) => each?.variable.id)
        expect(outside.map(({ variable }) => variable.id)).toEqual(
          named.map(({ id }) => id).filter((id) => !inScope.includes(id)),
        )
        for (const { why, dimension, variable } of outside) {
          expect(why).toBe('NOT_IN_SCOPE')
          expect(score(only(dimension!, variable), at)).toBeNull()
        }
      }
    }),
    { numRuns: 1_000 },
  )
})
