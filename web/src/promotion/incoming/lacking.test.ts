import { expect, test } from '@jest/globals'
import { lackingFor } from './lacking'

type Bundle = Parameters<typeof lackingFor>[0]

const trust = {
  id: 'Spaces-4/Trusts-1',
  name: 'Payments',
  state: 'ACTIVE',
  confirmedAt: null,
  approvalTeam: null,
} as const
const approval = { approvedAt: '2026-01-01T00:00:00Z', approvedBy: null, comment: null }
const review = (unresolved: NonNullable<Bundle['review']>['unresolved']) =>
  ({ unresolved, missing: [], packages: [] }) as object as Bundle['review']
const whole: Bundle = { approvals: [], approvalsNeeded: 0, trust, sourceSpace: 'Payments', review: review([]) }

test('nothing is in the way of a bundle that lacks nothing, nor what the release can do without', () => {
  const unresolved = review([{ kind: 'FEED', name: 'Ours', isNeeded: false }])
  expect(lackingFor({ ...whole, review: unresolved }, true)).toEqual([])
  expect(lackingFor({ ...whole, trust: null, review: null }, true)).toEqual([])
})

test('each thing that is in the way is said: the lifecycle, people, names, and a trust that is not in force', () => {
  const bundle: Bundle = {
    ...whole,
    approvals: [approval],
    approvalsNeeded: 2,
    trust: { ...trust, state: 'REVOKED' },
    review: review([
      { kind: 'ACCOUNT', name: 'Deployer', isNeeded: true },
      { kind: 'FEED', name: 'Ours', isNeeded: false },
    ]),
  }
  expect(lackingFor(bundle, false)).toEqual([
    'Choose a lifecycle: the project is new here.',
    '1 more person must approve first.',
    'Missing in this Space: account Deployer.',
    'The trust in Payments was revoked.',
  ])
})
