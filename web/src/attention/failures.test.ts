import { expect, test } from '@jest/globals'
import type { AttentionDeploymentFragment, NeedsAttentionQuery } from '../generated/graphql'
import { ALWAYS } from '../time/period'
import { failedThen, stillFailed } from './failures'
import { attentionVariables } from './source'

const SEARCH = { space: [], environment: null, mine: false, ...ALWAYS }
const whole = { asked: 1, answered: 1, missing: [] }
const space = { id: 'Spaces-1', name: 'Payments' }

function deployment(number: number, completedAt: string): AttentionDeploymentFragment {
  const rest = {
    project: { name: 'Pay' },
    release: null,
    environment: { name: 'Production' },
    tenant: null,
    task: null,
  }
  return { id: `Spaces-1/Deployments-${number}`, state: 'FAILED', queuedAt: completedAt, completedAt, ...rest }
}

function answer(
  cells: AttentionDeploymentFragment[],
  failed: AttentionDeploymentFragment[],
  all = cells.length,
): NeedsAttentionQuery {
  const nodes = cells.map((current, place) => ({
    id: `Spaces-1/DeploymentCells-${place}`,
    state: current.state,
    space,
    current,
  }))
  const unread = { interruptions: null, serverTasks: null, incomingBundles: null, outgoingBundles: null }
  const others = { promotions: null, trusts: null, certificates: null, deploymentTargets: null, me: null }
  const lacking = { lackingProjects: null, lackingTenants: null }
  return {
    ...{ ...unread, ...others, ...lacking, deploymentCellFacets: null },
    broken: { nodes, totalCount: all, completeness: whole },
    failed: { nodes: failed.map((one) => ({ ...one, space })), totalCount: failed.length, completeness: whole },
  }
}

const [first, second] = [deployment(1, '2026-06-15T01:00:00Z'), deployment(2, '2026-06-15T02:00:00Z')]

test('what is failed now stands in the order in which it failed', () => {
  const part = stillFailed(answer([second, first], []), SEARCH)
  expect(part?.rows.map(({ at }) => at)).toEqual([first.completedAt, second.completedAt])
})

test('what failed in a period says whether it still is, and nothing where that is not known', () => {
  const states = (data: NeedsAttentionQuery) => failedThen(data, SEARCH)?.rows.map(({ state }) => state)
  expect(states(answer([second], [first, second]))).toEqual(['Failed, deployed again since', 'Failed, still failed'])
  // More cells are failed than were read.
  expect(states(answer([second], [first, second], 500))).toEqual(['Failed', 'Failed, still failed'])
})

test('a night is asked for by when deployments ended, and held against what was asked for up to two days before', () => {
  const search = { ...SEARCH, period: 'last-night' as const, tz: 'UTC' }
  const variables = attentionVariables(search, Date.parse('2026-06-15T09:00:00Z'))
  expect(variables.inPeriod).toBe(true)
  expect(variables.failed?.completed).toEqual({ from: '2026-06-14T18:00:00.000Z', to: '2026-06-15T08:00:00.000Z' })
  expect(variables.broken.changed).toEqual({ from: '2026-06-12T18:00:00.000Z' })
})
