import { describe, expect, it } from '@jest/globals'
import type { FrozenAction, FrozenStep } from '../process/snapshot.js'
import type { FrozenVariable } from '../variable/snapshot.js'
import { compareProcesses } from './process.js'
import { compareVariables } from './variables.js'

const SAME = (one: number | null, other: number | null) => one === other

const action = (id: number, body: string): FrozenAction => ({
  id,
  name: `Action ${id}`,
  actionType: 'Octopus.Script',
  isDisabled: false,
  isRequired: false,
  notes: null,
  environmentIds: [],
  excludedEnvironmentIds: [],
  channelIds: [],
  tenantTagIds: [],
  accountIds: [],
  certificateIds: [],
  workerPoolId: null,
  stepTemplateId: null,
  stepTemplateVersion: null,
  properties: JSON.stringify({ Body: body }),
  packages: [],
})

const step = (id: number, body: string, actions = 1): FrozenStep => ({
  id,
  name: `Step ${id}`,
  condition: 'SUCCESS',
  conditionExpression: null,
  startTrigger: 'START_AFTER_PREVIOUS',
  targetRoles: [],
  maxParallelism: null,
  properties: '{}',
  actions: Array.from({ length: actions }, (_, i) => action(id * 1_000 + i, body)),
})

const steps = (count: number, body: string, actions?: number) => ({
  steps: Array.from({ length: count }, (_, i) => step(i + 1, body, actions)),
})

describe('a comparison', () => {
  it('ends where it would have too many changes of a process, with the steps whole', () => {
    const { steps: told, isTruncated } = compareProcesses(steps(30, 'a', 50), steps(30, 'b', 50), SAME)
    // 101 changes in each.
    expect([told.length, isTruncated]).toEqual([19, true])
    expect(told.every(({ actions }) => actions.length === 50)).toBe(true)
    expect(compareProcesses(steps(19, 'a', 50), steps(19, 'b', 50), SAME).isTruncated).toBe(false)
  })

  it('ends where it would have too much text of a process', () => {
    const { steps: told, isTruncated } = compareProcesses(steps(60, 'a'), steps(60, 'b'.repeat(20_000)), SAME)
    expect([told.length, isTruncated]).toEqual([49, true])
  })

  it('ends after 2,000 changes of variables', () => {
    const scope = {
      environmentIds: [],
      targetIds: [],
      roles: [],
      stepIds: [],
      channelIds: [],
      tenantTagIds: [],
      processIds: [],
    }
    const variables = Array.from({ length: 2_001 }, (_, i): FrozenVariable => ({
      id: i,
      libraryVariableSetId: null,
      name: `V${i}`,
      description: null,
      type: 'STRING',
      value: 'v',
      secretId: null,
      accountId: null,
      certificateId: null,
      workerPoolId: null,
      prompt: null,
      scope,
    }))
    const { changes, isTruncated } = compareVariables([], variables, SAME)
    expect([changes.length, isTruncated]).toEqual([2_000, true])
    expect(compareVariables([], variables.slice(1), SAME).isTruncated).toBe(false)
    const [first] = variables
    expect(compareVariables([first!, first!], [first!], SAME).changes).toMatchObject([{ change: 'REMOVED' }])
  })
})
