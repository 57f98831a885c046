import { describe, expect, test } from '@jest/globals'
import { readFrozenProcess, type FrozenProcess } from '../process/snapshot.js'
import { keptProperties } from '../process/properties.js'
import { readFrozenVariables } from '../variable/snapshot.js'
import { generateContent } from './content.js'
import { sampleRequest } from './sample-request.js'

const content = generateContent(sampleRequest({ projects: 24 }))
const { rows } = content

/** What each Space has from its beginning. */
const BEGUN = { feed: 1, machine_policy: 1, worker_pool: 1 }
const idsOf = (all: { id: number }[], ...more: number[]) => new Set([...all.map(({ id }) => id), ...more])
const environments = idsOf(rows.environment.filter(({ remoteOf }) => remoteOf === null))
const tenants = idsOf(rows.tenant.filter(({ remoteOf }) => remoteOf === null))
const tags = idsOf(rows.tag)
const feeds = idsOf(rows.feed, BEGUN.feed)
const pools = idsOf(rows.worker_pool, BEGUN.worker_pool)
const channelsOf = (project: number | null) => idsOf(rows.channel.filter(({ projectId }) => projectId === project))
const processOwner = new Map(
  rows.deployment_process.map(({ id, projectId, runbookId }) => [
    id,
    projectId ?? rows.runbook.find((one) => one.id === runbookId)?.projectId ?? null,
  ]),
)

/** Fails unless all numbers are among those that there are. */
function expectIn(known: ReadonlySet<number>, numbers: readonly (number | null)[]): void {
  for (const number of numbers) if (number !== null) expect(known).toContain(number)
}

function expectProcess({ steps }: FrozenProcess, project: number | null, isRunbook: boolean): void {
  expect(steps.length).toBeGreaterThan(0)
  for (const action of steps.flatMap((step) => step.actions)) {
    expectIn(environments, [...action.environmentIds, ...action.excludedEnvironmentIds])
    expectIn(isRunbook ? new Set() : channelsOf(project), action.channelIds)
    expectIn(tags, action.tenantTagIds)
    expectIn(idsOf(rows.account), action.accountIds)
    expectIn(idsOf(rows.certificate), action.certificateIds)
    expectIn(pools, [action.workerPoolId])
    expectIn(
      feeds,
      action.packages.map(({ feedId }) => feedId),
    )
    if (action.stepTemplateId !== null) {
      const { stepTemplateId, stepTemplateVersion: version, actionType } = action
      expect(rows.step_template_version).toContainEqual(
        expect.objectContaining({ stepTemplateId, version, actionType }),
      )
    }
  }
}

describe('what the content refers to is there', () => {
  test('by processes, as they are and as they were', () => {
    for (const { projectId, processSnapshotId } of rows.release) {
      const kept = rows.process_snapshot[(processSnapshotId ?? 0) - 1]
      expectProcess(readFrozenProcess(kept?.content ?? ''), projectId, false)
    }
    for (const { projectId, processSnapshotId } of rows.runbook_snapshot) {
      const kept = rows.process_snapshot[(processSnapshotId ?? 0) - 1]
      expectProcess(readFrozenProcess(kept?.content ?? ''), projectId, true)
    }
    const stepOf = new Map(rows.process_step.map((step) => [step.id, step]))
    for (const { id, ...action } of rows.process_action) {
      const step = stepOf.get(action.stepId)
      const process = rows.deployment_process.find((one) => one.id === step?.processId)
      const packages = rows.action_package.filter(({ actionId }) => actionId === id)
      const whole = { steps: [{ ...step!, actions: [{ id, ...action, packages }] }] }
      expectProcess(whole, process?.projectId ?? null, process?.runbookId !== null)
    }
  })

  test('by variables, as they are and as they were', () => {
    const targets = idsOf(rows.deployment_target)
    const stepsOf = (project: number | null) =>
      idsOf(rows.process_step.filter(({ processId }) => processOwner.get(processId) === project))
    const roles = new Set(rows.target_role.map(({ role }) => role))
    for (const { projectId, environmentIds, isUnscoped, ...scope } of rows.variable) {
      expectIn(environments, environmentIds)
      expect(isUnscoped).toBe(environmentIds.length === 0)
      expectIn(targets, scope.targetIds)
      expectIn(tags, scope.tenantTagIds)
      expectIn(stepsOf(projectId), scope.stepIds)
      expectIn(channelsOf(projectId), scope.channelIds)
      for (const role of scope.roles) expect(roles).toContain(role)
      for (const process of scope.processIds) expect(processOwner.get(process)).toBe(projectId)
    }
    for (const list of [
      'environmentIds',
      'targetIds',
      'stepIds',
      'channelIds',
      'tenantTagIds',
      'processIds',
      'roles',
    ] as const) {
      expect({ list, used: rows.variable.some((one) => one[list].length > 0) }).toEqual({ list, used: true })
    }
    const sets = new Map(rows.library_variable_set.map(({ id, name }) => [id, name]))
    const variables = idsOf(rows.variable)
    for (const { projectId, variableSnapshotId } of [...rows.release, ...rows.runbook_snapshot]) {
      const frozen = readFrozenVariables(rows.variable_snapshot[(variableSnapshotId ?? 0) - 1]?.content ?? '')
      expect(frozen.projectId).toBe(projectId)
      expectIn(
        variables,
        frozen.variables.map(({ id }) => id),
      )
      for (const { id, name } of frozen.libraryVariableSets) expect(sets.get(id)).toBe(name)
    }
  })

  test('by everything else that lists numbers', () => {
    for (const { tenantTagIds, lifecycleId } of rows.channel) {
      expectIn(tags, tenantTagIds)
      expectIn(idsOf(rows.lifecycle), [lifecycleId])
    }
    for (const { environmentIds, environmentScope } of rows.runbook) {
      expectIn(environments, environmentIds)
      expect(environmentIds.length > 0).toBe(environmentScope === 'SPECIFIED')
    }
    for (const one of [...rows.account, ...rows.certificate]) {
      expectIn(environments, one.environmentIds)
      expectIn(tenants, one.tenantIds)
      expectIn(tags, one.tenantTagIds)
    }
    for (const { tenantTagIds, tenantedMode, id } of rows.deployment_target) {
      expectIn(tags, tenantTagIds)
      const own = rows.target_tenant.filter(({ targetId }) => targetId === id)
      expect(own.length + tenantTagIds.length > 0).toBe(tenantedMode !== 'UNTENANTED')
    }
    for (const { channelId, projectId } of rows.release) expectIn(channelsOf(projectId), [channelId])
    for (const { runbookId, snapshotId } of content.published) {
      expect(rows.runbook_snapshot[snapshotId - 1]?.runbookId).toBe(runbookId)
    }
  })
})

test('nothing but lifecycles and links to tenants refers to what lives elsewhere', () => {
  const elsewhere = { environment: 5, tenant: 6 }
  const { phase_environment, project_tenant, environment, tenant, ...others } = rows
  for (const [table, all] of Object.entries(others)) {
    for (const row of all as Record<string, unknown>[]) {
      const environmentIds = [row.environmentId, ...((row.environmentIds as number[] | undefined) ?? [])]
      const tenantIds = [row.tenantId, ...((row.tenantIds as number[] | undefined) ?? [])]
      expect({ table, at: environmentIds.includes(elsewhere.environment) }).toEqual({ table, at: false })
      expect({ table, at: tenantIds.includes(elsewhere.tenant) }).toEqual({ table, at: false })
    }
  }
  expect(phase_environment.some(({ environmentId }) => environmentId === elsewhere.environment)).toBe(true)
  expect(project_tenant.some(({ tenantId }) => tenantId === elsewhere.tenant)).toBe(true)
  expect(environment.length + tenant.length).toBe(11)
})

describe('a sensitive value', () => {
  test('has one user, and all are used', () => {
    const columns = ['secretId', 'passphraseId', 'privateKeyId', 'defaultSecretId'] as const
    const used: number[] = []
    const { variable_snapshot: _frozen, ...tables } = rows
    for (const all of Object.values(tables)) {
      for (const row of all as Record<string, unknown>[]) {
        for (const column of columns) if (typeof row[column] === 'number') used.push(row[column])
      }
    }
    for (const { properties } of rows.process_action) used.push(...keptProperties(properties).secrets.values())
    expect(used.toSorted((a, b) => a - b)).toEqual(content.secrets.map(({ id }) => id))
  })

  test('stands in no row', () => {
    const text = JSON.stringify(rows)
    expect(content.secrets.length).toBeGreaterThan(40)
    for (const secret of content.secrets) expect(text.includes(JSON.stringify(secret.text).slice(1, -1))).toBe(false)
  })
})

test('names of one kind are unique where they must be', () => {
  const once = (keys: string[]) => expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
  for (const table of [
    'deployment_target',
    'worker',
    'tag_set',
    'library_variable_set',
    'certificate',
    'account',
  ] as const) {
    once(rows[table].map(({ nameKey }) => nameKey))
  }
  once(rows.channel.map(({ projectId, nameKey }) => `${projectId} ${nameKey}`))
  once(rows.runbook.map(({ projectId, nameKey }) => `${projectId} ${nameKey}`))
  once(rows.process_step.map(({ processId, nameKey }) => `${processId} ${nameKey}`))
  const processOf = new Map(rows.process_step.map(({ id, processId }) => [id, processId]))
  once(rows.process_action.map(({ stepId, nameKey }) => `${processOf.get(stepId)} ${nameKey}`))
})
