import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { resolveVariables } from '../variable/precedence.js'
import type { FrozenVariable } from '../variable/snapshot-content.js'
import type { ExportNames } from './export-names.js'
import { secretPlaces } from './export-secrets.js'
import { exportVariables } from './export-variables.js'

// Environments 1 and 2 are of this Space; 3 and 4 are placeholders for Staging and Production of the destination. Of steps, channels and tags
// number 3 is gone. The release goes by channel 1; process 1 is its project's own, process 2 a runbook's.
const PLACE = { channelId: 1, processId: 1 }
const THERE = new Map([
  [3, 'Staging'],
  [4, 'Production'],
])
const KNOWN = new Map([
  [1, 'One'],
  [2, 'Two'],
])
const none = new Map<number, never>()
const NAMES: ExportNames = {
  ...{ environments: THERE, channels: KNOWN, steps: KNOWN, tenantTags: KNOWN, librarySets: KNOWN },
  ...{ accounts: none, certificates: none, workerPools: none, feeds: none, stepTemplates: none },
}

const nothing = fc.constant<number[]>([])
const some = (...ids: number[]) => fc.oneof({ weight: 2, arbitrary: nothing }, fc.subarray(ids))
const scope = fc.record({
  environmentIds: some(1, 2, 3, 4),
  targetIds: fc.oneof({ weight: 5, arbitrary: nothing }, fc.constant<number[]>([1])),
  roles: fc.subarray(['web', 'db']),
  stepIds: some(1, 2, 3),
  channelIds: some(1, 2, 3),
  tenantTagIds: some(1, 2, 3),
  processIds: some(1, 2),
})
const variables = fc
  .array(
    fc.record({
      name: fc.constantFrom('Url', 'URL', 'Key', 'Port'),
      set: fc.constantFrom(null, 1, 2),
      secretId: fc.constantFrom(null, 70, 80, 90),
      scope,
    }),
    { maxLength: 8 },
  )
  .map((rows) =>
    rows.map(({ name, set, secretId, scope: its }, i): FrozenVariable => {
      const value = { value: secretId === null ? `value ${i}` : null, secretId }
      const leads = { accountId: null, certificateId: null, workerPoolId: null, prompt: null, description: null }
      const type = secretId === null ? 'STRING' : 'SENSITIVE'
      return { id: i + 1, libraryVariableSetId: set, name, type, ...value, ...leads, scope: its }
    }),
  )

/** A value's scope as somebody at the destination would write it down; null if it holds nowhere there. */
function thereOf({ scope: its }: FrozenVariable): object | null {
  if (its.targetIds.length > 0) return null
  if (its.channelIds.length > 0 && !its.channelIds.includes(1)) return null
  if (its.processIds.length > 0 && !its.processIds.includes(1)) return null
  const lists = {
    environments: its.environmentIds.filter((id) => id > 2).map((id) => (id === 3 ? 'Staging' : 'Production')),
    roles: its.roles,
    steps: its.stepIds.filter((id) => id < 3).map((id) => (id === 1 ? 'One' : 'Two')),
    channels: its.channelIds.filter((id) => id < 3).map((id) => (id === 1 ? 'One' : 'Two')),
    tenantTags: its.tenantTagIds.filter((id) => id < 3).map((id) => (id === 1 ? 'One' : 'Two')),
  }
  const said = [its.environmentIds, its.roles, its.stepIds, its.channelIds, its.tenantTagIds]
  return Object.values(lists).some((list, i) => list.length === 0 && (said[i]?.length ?? 0) > 0) ? null : lists
}

test('a bundle holds the values that apply at the destination, each in its place, and names those that somebody has to say there', () => {
  fc.assert(
    fc.property(variables, (frozen) => {
      const secrets = secretPlaces()
      const { variables: exported, needed } = exportVariables(frozen, NAMES, PLACE, secrets)
      const ofProcess = ({ scope: its }: FrozenVariable) => (its.processIds.length > 0 ? 0 : 1)
      const kept = frozen.filter((one) => {
        const there = JSON.stringify(thereOf(one))
        const beats = (other: FrozenVariable) =>
          other.name.toLowerCase() === one.name.toLowerCase() &&
          other.scope.processIds.length > 0 &&
          JSON.stringify(thereOf(other)) === there
        return there !== 'null' && (one.scope.processIds.length > 0 || !frozen.some(beats))
      })
      kept.sort((a, b) => ofProcess(a) - ofProcess(b))
      expect(exported.map(({ name, value, scope: its }) => ({ name, value, scope: its }))).toEqual(
        kept.map((one) => ({ name: one.name, value: one.value, scope: thereOf(one) })),
      )
      expect(exported.map(({ librarySet }) => librarySet)).toEqual(
        kept.map(({ libraryVariableSetId: set }) => (set === null ? null : set === 1 ? 'One' : 'Two')),
      )
      // Each secret is where its value says, once, and none else is there.
      const ids = secrets.secretIds()
      expect(exported.map(({ secret }) => (secret === null ? null : ids[secret]))).toEqual(
        kept.map(({ secretId }) => secretId),
      )
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.every((id) => kept.some(({ secretId }) => secretId === id))).toBe(true)
      // What a deployment of this release could have had, and has not there.
      const could = frozen.filter(
        ({ scope: its }) =>
          (its.channelIds.length === 0 || its.channelIds.includes(1)) &&
          (its.processIds.length === 0 || its.processIds.includes(1)),
      )
      const lacking = new Set(could.map(({ name }) => name.toLowerCase()))
      for (const { name } of kept) lacking.delete(name.toLowerCase())
      expect(needed.map((name) => name.toLowerCase()).sort()).toEqual([...lacking].sort())
      for (const name of needed) expect(frozen.some((one) => one.name === name)).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})

test('what a name means at the destination is what it means here in its placeholder', () => {
  const source = (set: number | null) => (set === null ? ('PROJECT' as const) : ('LIBRARY' as const))
  fc.assert(
    fc.property(variables, fc.constantFrom(3, 4), fc.constantFrom(1, 2), (all, environmentId, stepId) => {
      // A library set's value for the process alone loses there to what it is alike but for that.
      const frozen = all.map((one) => (one.scope.processIds.length > 0 ? { ...one, libraryVariableSetId: null } : one))
      const step = { id: stepId, roles: ['web'] }
      const context = { environmentId, target: null, step, channelId: 1, tenant: { id: 1, tagIds: [1, 2] } }
      const here = resolveVariables(
        frozen.map(({ libraryVariableSetId: set, ...one }) => ({
          ...{ ...one, tenantId: null, libraryOrder: set, source: source(set) },
        })),
        { ...context, processId: 1 },
      )
      const { variables: exported } = exportVariables(frozen, NAMES, PLACE, secretPlaces())
      const idOf = (name: string) => (name === 'One' ? 1 : name === 'Two' ? 2 : name === 'Staging' ? 3 : 4)
      const there = resolveVariables(
        exported.map(({ name, value, secret, librarySet, scope: its }, i) => ({
          ...{ id: i, name, value, secret, source: source(librarySet === null ? null : 1), tenantId: null },
          libraryOrder: librarySet === null ? null : idOf(librarySet),
          scope: {
            ...{ environmentIds: its.environments.map(idOf), targetIds: [], roles: its.roles },
            ...{ stepIds: its.steps.map(idOf), channelIds: its.channels.map(idOf) },
            ...{ tenantTagIds: its.tenantTags.map(idOf), processIds: [] },
          },
        })),
        { ...context, processId: null },
      )
      const meant = (names: { key: string; winner: { value: string | null } | null }[]) =>
        names.flatMap(({ key, winner }) => (winner ? [[key, winner.value]] : []))
      expect(meant(there)).toEqual(meant(here))
    }),
    { numRuns: 1_000 },
  )
})
