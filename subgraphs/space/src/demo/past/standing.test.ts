import { describe, expect, test } from '@jest/globals'
import { seededRandom } from '@spaceport/kit/random'
import { frozenSteps, StepNumbers, type ActionDraft } from '../process/steps.js'
import { progressOf, runningSteps, stepAt } from './standing.js'

const action = (name: string, more: Partial<ActionDraft> = {}): ActionDraft => ({
  name,
  actionType: 'x',
  plain: {},
  ...more,
})
const steps = frozenSteps(new StepNumbers(), 'project 1', [
  { actions: [action('Approve', { actionType: 'Octopus.Manual', environmentIds: [4] })] },
  { targetRoles: ['web'], actions: [action('Deploy')] },
  { actions: [action('Off', { isDisabled: true })] },
  { actions: [action('Beta', { channelIds: [2], tenantTagIds: [7], excludedEnvironmentIds: [1] })] },
  { condition: 'FAILURE', actions: [action('Tell of a failure')] },
])
const names = (to: Parameters<typeof runningSteps>[1]) => runningSteps(steps, to).map(({ name }) => name)

describe('what a deployment runs', () => {
  test('depends on where it goes, for whom', () => {
    expect(names({ environmentId: 4, channelId: 1, tagIds: [] })).toEqual(['Approve', 'Deploy'])
    expect(names({ environmentId: 2, channelId: 2, tagIds: [7, 8] })).toEqual(['Deploy', 'Beta'])
    expect(names({ environmentId: 1, channelId: 2, tagIds: [7] })).toEqual(['Deploy'])
    expect(names({ environmentId: 2, channelId: 2, tagIds: [] })).toEqual(['Deploy'])
  })

  test('is done as far as the step at which it stands', () => {
    const random = seededRandom('standing')
    const live = runningSteps(steps, { environmentId: 4, channelId: 1, tagIds: [] })
    const early = runningSteps(steps, { environmentId: 2, channelId: 1, tagIds: [] })
    const at = (state: 'EXECUTING' | 'CANCELED' | 'FAILED', all = live) =>
      stepAt(all, progressOf(random, state, all))?.name
    expect([at('EXECUTING'), at('CANCELED'), at('FAILED')]).toEqual(['Approve', 'Approve', 'Deploy'])
    expect([at('EXECUTING', early), progressOf(random, 'SUCCESS', live), progressOf(random, 'QUEUED', live)]).toEqual([
      ...['Deploy', 100, 0],
    ])
  })
})
