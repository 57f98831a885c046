import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { automaticNext, progression, type Journey } from './progression.js'
import type { PhaseRule } from './progression-phase.js'

/** A phase of some environments, the automatic ones negative. */
function phase(ids: number[], rest: Partial<PhaseRule> = {}): PhaseRule {
  const environments = ids.map((id) => ({ id: Math.abs(id), isAutomatic: id < 0 }))
  return { environments, isOptional: false, minimumEnvironmentsBeforePromotion: 0, ...rest }
}

function allowedIn(journey: Journey): number[] {
  return progression(journey)
    .environments.filter(({ allowed }) => allowed)
    .map(({ environmentId }) => environmentId)
}

/** The rules of the documentation, asked one at a time. */
const slowly = {
  phases: ({ phases, environmentIds }: Journey): number[][] =>
    phases.length === 0
      ? environmentIds.map((id) => [id])
      : phases.map(({ environments }, k) =>
          environments.length > 0
            ? environments.map(({ id }) => id)
            : environmentIds.filter((id) => !phases.slice(0, k).some((p) => p.environments.some((e) => e.id === id))),
        ),
  short(journey: Journey, k: number): number {
    const ids = slowly.phases(journey)[k]!
    const minimum = journey.phases[k]?.minimumEnvironmentsBeforePromotion ?? 0
    const enough = minimum === 0 || minimum > ids.length ? ids.length : minimum
    const have = ids.reduce((sum, id) => sum + (journey.deployed.has(id) ? 1 : 0), 0)
    return have >= enough ? 0 : enough - have
  },
  blockers: (journey: Journey, k: number): number[] =>
    Array.from({ length: k }, (_, j) => j).filter(
      (j) => !journey.phases[j]?.isOptional && slowly.short(journey, j) > 0,
    ),
}

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 3 })
const rule = fc.record({
  environments: ids.chain((all) =>
    fc.tuple(...all.map((id) => fc.record({ id: fc.constant(id), isAutomatic: fc.boolean() }))),
  ),
  isOptional: fc.boolean(),
  minimumEnvironmentsBeforePromotion: fc.nat(3),
})
const journey = fc.record({
  phases: fc.array(rule, { maxLength: 4 }),
  environmentIds: fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 3 }),
  deployed: fc.array(fc.integer({ min: 1, max: 6 })).map((all) => new Set(all)),
})

describe('a release in its lifecycle', () => {
  test('may go where the documentation says, and is told what is missing elsewhere', () => {
    fc.assert(
      fc.property(journey, (j) => {
        const phases = slowly.phases(j)
        const { environments, phases: told } = progression(j)
        const asked = new Set([...j.environmentIds, ...phases.flat()])
        expect(new Set(environments.map(({ environmentId }) => environmentId))).toEqual(asked)
        for (const environment of environments) {
          const { environmentId, allowed, reason, blockedBy, needed, missing } = environment
          const inPhases = phases.flatMap((all, k) => (all.includes(environmentId) ? [k] : []))
          const isAllowed = inPhases.some((k) => slowly.blockers(j, k).length === 0)
          const why = isAllowed ? 'OK' : inPhases.length > 0 ? 'PHASE_NOT_REACHED' : 'NOT_IN_LIFECYCLE'
          expect({ allowed, reason }).toEqual({ allowed: isAllowed, reason: why })
          const blocker = why === 'PHASE_NOT_REACHED' ? slowly.blockers(j, inPhases[0]!)[0]! : null
          expect(blockedBy).toBe(blocker)
          expect(needed).toBe(blocker === null ? 0 : slowly.short(j, blocker))
          expect(missing).toEqual(blocker === null ? [] : phases[blocker]!.filter((id) => !j.deployed.has(id)))
        }
        expect(told).toEqual(
          phases.map((environmentIds, index) => {
            const needed = slowly.short(j, index)
            const reached = slowly.blockers(j, index).length === 0
            return { index, environmentIds, needed, state: needed === 0 ? 'COMPLETE' : reached ? 'CURRENT' : 'PENDING' }
          }),
        )
      }),
      { numRuns: 1_000 },
    )
  })

  test('gets everywhere in it, if it always goes where it may', () => {
    fc.assert(
      fc.property(journey, (start) => {
        const deployed = new Set<number>()
        for (let size = -1; size < deployed.size;) {
          size = deployed.size
          for (const id of allowedIn({ ...start, deployed })) deployed.add(id)
        }
        expect(deployed).toEqual(new Set(slowly.phases(start).flat()))
      }),
    )
  })

  test('follows by itself into the automatic environments of each phase that it reaches, once', () => {
    fc.assert(
      fc.property(journey, fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }), (j, succeeded) => {
        const after = { ...j, deployed: new Set(succeeded === null ? j.deployed : [...j.deployed, succeeded]) }
        const expected = new Set<number>()
        for (const [k, { environments, isOptional }] of j.phases.entries()) {
          const isNew = succeeded === null || slowly.blockers(j, k).length > 0
          if (isOptional || !isNew || slowly.blockers(after, k).length > 0) continue
          for (const { id, isAutomatic } of environments) if (isAutomatic && !after.deployed.has(id)) expected.add(id)
        }
        expect(new Set(automaticNext(j, succeeded))).toEqual(expected)
        expect(automaticNext(after, succeeded === null ? -1 : succeeded)).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  test('goes from environment to environment in their order where the lifecycle has no phases', () => {
    const at = (...deployed: number[]) => ({ phases: [], environmentIds: [3, 1, 2], deployed: new Set(deployed) })
    expect([allowedIn(at()), allowedIn(at(3)), allowedIn(at(3, 1))]).toEqual([[3], [3, 1], [3, 1, 2]])
  })

  test('needs two of five, not all, where the phase says two', () => {
    const phases = [phase([1, 2, 3, 4, 5], { minimumEnvironmentsBeforePromotion: 2 }), phase([6])]
    const at = (...deployed: number[]) =>
      progression({ phases, environmentIds: [1, 2, 3, 4, 5, 6], deployed: new Set(deployed) })
    expect(at(4).environments.at(-1)).toMatchObject({ allowed: false, blockedBy: 0, needed: 1, missing: [1, 2, 3, 5] })
    expect(at(4, 2).environments.at(-1)).toMatchObject({ allowed: true })
  })

  test('may pass an optional phase, which starts nothing by itself', () => {
    const phases = [phase([1]), phase([-2], { isOptional: true }), phase([-3])]
    const start = { phases, environmentIds: [1, 2, 3], deployed: new Set<number>() }
    expect(allowedIn(start)).toEqual([1])
    expect(automaticNext(start, 1)).toEqual([3])
    expect(progression({ ...start, deployed: new Set([1]) }).phases.map(({ state }) => state)).toEqual([
      ...['COMPLETE', 'CURRENT', 'CURRENT'],
    ])
  })

  test('is deployed by itself to the first automatic environments as soon as it is made', () => {
    const start = { phases: [phase([-1, 2]), phase([-3])], environmentIds: [1, 2, 3], deployed: new Set<number>() }
    expect(automaticNext(start, null)).toEqual([1])
    expect(automaticNext({ ...start, deployed: new Set([1]) }, 2)).toEqual([3])
  })

  test('may go in a phase without environments to all that no phase before it names', () => {
    const start = { phases: [phase([1]), phase([]), phase([2])], environmentIds: [1, 2, 3], deployed: new Set([1]) }
    expect(progression(start).phases[1]).toMatchObject({ environmentIds: [2, 3], needed: 2 })
    expect(allowedIn(start)).toEqual([1, 2, 3])
  })
})
