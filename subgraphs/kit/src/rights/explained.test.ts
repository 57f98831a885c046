import { expect, test } from '@jest/globals'
import { explainedSchema, whoCanSchema } from './explained.js'

const chain = {
  member: 'Groups-2',
  team: { id: 'Spaces-1/Teams-1', name: 'Developers' },
  role: { id: 'Spaces-1/UserRoles-7', name: 'Project Deployer' },
  scope: [{ dimension: 'Projects', things: [{ id: 'Spaces-1/Projects-1', name: 'Shop' }], others: true }],
  verdict: 'OUT_OF_SCOPE',
  failed: ['project', 'environment', 'tenant'],
}
const verdicts = ['GRANTS', 'LACKS_PERMISSION', 'OUT_OF_SCOPE'].map((verdict) => ({ ...chain, verdict }))
const holders = { space: 'Spaces-1', chains: verdicts, reason: null, truncated: false }

test('what a Space explains is passed on as it is', () => {
  const explained = { allowed: false, chains: verdicts }
  expect(explainedSchema.parse(explained)).toEqual(explained)
  const silent = { space: 'Spaces-2', chains: null, reason: 'UNAVAILABLE', truncated: true }
  expect(whoCanSchema.parse({ spaces: [holders, silent] })).toEqual({ spaces: [holders, silent] })
})

test.each([
  ['another verdict', { ...chain, verdict: 'MAYBE' }],
  ['another limit', { ...chain, failed: ['moon'] }],
  ['another dimension', { ...chain, scope: [{ ...chain.scope[0], dimension: 'Moons' }] }],
  ['nobody', { ...chain, member: null }],
  ['a nameless team', { ...chain, team: { id: 'Spaces-1/Teams-1' } }],
])('an explanation with %s is none', (_what, wrong) => {
  expect(explainedSchema.safeParse({ allowed: true, chains: [wrong] }).success).toBe(false)
  expect(whoCanSchema.safeParse({ spaces: [{ ...holders, chains: [wrong] }] }).success).toBe(false)
})
