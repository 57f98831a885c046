import { describe, expect, test } from '@jest/globals'
import { keptCommits, keptWorkItems } from '../../build-information/commit.js'
import { matchesRule, readVersionRule } from '../../channel/version-rule.js'
import { activeFreezes } from '../../freeze/active.js'
import { progression } from '../../lifecycle/progression.js'
import { packageLabel } from '../../release/packages.js'
import { parseVersion } from '../../release/version.js'
import { generateContent } from '../content.js'
import { sampleRequest } from '../sample-request.js'

const request = sampleRequest({ projects: 24, releases: 900, deployments: 3_000 })
const { rows } = generateContent(request)
const grouped =
  <Row>(all: readonly Row[], key: (row: Row) => unknown) =>
  (wanted: unknown) =>
    all.filter((row) => key(row) === wanted)

describe('the past', () => {
  test('went by the lifecycles: no deployment came before its turn', () => {
    const phasesOf = (lifecycle: number) =>
      rows.phase
        .filter(({ lifecycleId }) => lifecycleId === lifecycle)
        .map(({ id, ...rule }) => ({
          ...rule,
          environments: rows.phase_environment
            .filter(({ phaseId }) => phaseId === id)
            .map(({ environmentId, isAutomatic }) => ({ id: environmentId, isAutomatic })),
        }))
    const environmentIds = rows.environment.map(({ id }) => id)
    const deployed = new Map<string, Set<number>>()
    for (const { releaseId, environmentId, tenantId, projectId, state } of rows.deployment) {
      const release = rows.release[releaseId - 1]!
      const channel = rows.channel[(release.channelId ?? 0) - 1]!
      const link = rows.project_tenant.find((one) => one.projectId === projectId && one.tenantId === tenantId)
      if (tenantId !== null) expect(link).toBeDefined()
      const only = link?.environmentIds ?? []
      if (only.length > 0) expect(only).toContain(environmentId)
      const phases = phasesOf(channel.lifecycleId ?? rows.project[projectId - 1]!.lifecycleId).map((phase) => ({
        ...phase,
        environments: phase.environments.filter(({ id }) => only.length === 0 || only.includes(id)),
      }))
      const ways = [`${releaseId} null`, `${releaseId} ${tenantId}`]
      const passed = new Set(ways.flatMap((way) => [...(deployed.get(way) ?? [])]))
      const journey = { phases: phases.filter((one) => one.environments.length > 0), environmentIds, deployed: passed }
      const progress = progression(journey).environments.find((one) => one.environmentId === environmentId)
      expect({ releaseId, environmentId, allowed: progress?.allowed }).toEqual({
        releaseId,
        environmentId,
        allowed: true,
      })
      if (state === 'SUCCESS') {
        const way = `${releaseId} ${tenantId}`
        deployed.set(way, (deployed.get(way) ?? new Set()).add(environmentId))
      }
    }
  })

  test('went by the channels: each took the versions and tenants that it takes', () => {
    const packagesOf = grouped(rows.release_package, ({ releaseId }) => releaseId)
    const rulesOf = grouped(rows.channel_version_rule, ({ channelId }) => channelId)
    let held = 0
    for (const { id, channelId } of rows.release) {
      for (const rule of rulesOf(channelId)) {
        const about = packagesOf(id).filter((one) => rule.actionPackages.includes(packageLabel(one)))
        expect(about).toHaveLength(1)
        held += about.length
        for (const { version } of about) expect(matchesRule(readVersionRule(rule), parseVersion(version)!)).toBe(true)
      }
    }
    expect(held).toBeGreaterThan(50)
    const channels = new Map(rows.release.map(({ id, channelId }) => [id, rows.channel[(channelId ?? 0) - 1]]))
    for (const { releaseId, tenantId } of rows.deployment) {
      const { tenantTagIds = [] } = channels.get(releaseId) ?? {}
      if (tenantId === null || tenantTagIds.length === 0) continue
      const own = rows.tenant_tag.filter((one) => one.tenantId === tenantId).map(({ tagId }) => tagId)
      expect(tenantTagIds.some((tag) => own.includes(tag))).toBe(true)
    }
    expect(new Set([...channels.values()].map((channel) => channel?.name))).toEqual(
      new Set(['Default', 'Beta', 'Hotfix']),
    )
  })

  test('has a freeze that held, and one is to come', () => {
    const freezes = rows.deployment_freeze.map((freeze) => ({
      ...freeze,
      scopes: rows.deployment_freeze_scope.filter(({ freezeId }) => freezeId === freeze.id),
    }))
    expect(
      freezes.map(({ startAt, endAt }) => [startAt.getTime() > request.now, endAt.getTime() < request.now]),
    ).toEqual([
      [true, false],
      [false, true],
    ])
    for (const one of rows.deployment) expect(activeFreezes(freezes, one, one.queuedAt)).toEqual([])
    const [scope] = freezes[1]!.scopes
    const during = { projectId: scope!.projectId!, environmentId: scope!.environmentId!, tenantId: null }
    expect(activeFreezes(freezes, during, freezes[1]!.startAt)).toHaveLength(1)
  })

  test('is done by tasks that say the same', () => {
    const tasks = new Map(rows.server_task.map((task) => [task.deploymentId, task]))
    for (const { id, releaseId: _release, comments: _comments, remoteId, ...one } of rows.deployment) {
      const { receiptIssuedAt: _issued, receiptReceivedAt: _received, ...same } = one
      expect(remoteId).toBeNull()
      expect(tasks.get(id)).toMatchObject(same)
    }
    const lines = grouped(rows.task_log_line, ({ taskId }) => taskId)
    const logged = rows.server_task.filter(({ logLines }) => logLines > 0)
    expect(logged.length).toBeGreaterThan(40)
    for (const { id, logLines, hasWarnings, startedAt, completedAt } of logged) {
      const log = lines(id)
      expect(log.map(({ number }) => number)).toEqual(Array.from({ length: logLines }, (_, i) => i + 1))
      expect(log.some(({ level }) => ['WARNING', 'ERROR', 'FATAL'].includes(level))).toBe(hasWarnings)
      for (const { at } of log) {
        expect(at.getTime()).toBeGreaterThanOrEqual(startedAt!.getTime())
        expect(at.getTime()).toBeLessThanOrEqual(completedAt?.getTime() ?? request.now)
      }
    }
    expect(rows.task_log_line).toHaveLength(logged.reduce((sum, { logLines }) => sum + logLines, 0))
  })

  test('waits for somebody here and there', () => {
    const task = (id: number) => rows.server_task[id - 1]!
    const pending = rows.interruption.filter(({ isPending }) => isPending)
    expect(pending).toHaveLength(2)
    expect(rows.interruption.length).toBeGreaterThan(pending.length)
    for (const { taskId, isPending, resolvedAt, createdAt, result } of rows.interruption) {
      const { state, startedAt, completedAt, hasPendingInterruptions } = task(taskId)
      expect([state === 'EXECUTING', hasPendingInterruptions, resolvedAt === null, result === null]).toEqual(
        Array(4).fill(isPending),
      )
      expect(createdAt.getTime()).toBeGreaterThan(startedAt!.getTime())
      if (resolvedAt) expect(resolvedAt.getTime()).toBeGreaterThan(createdAt.getTime())
      if (resolvedAt) expect(resolvedAt.getTime()).toBeLessThanOrEqual(completedAt!.getTime())
    }
  })

  test('has one defect that is open and one that is resolved', () => {
    expect(rows.release_defect.map(({ resolvedAt }) => resolvedAt === null)).toEqual([true, false])
    const open = rows.release.filter(({ openDefects }) => openDefects > 0)
    expect(open.map(({ id }) => id)).toEqual([rows.release_defect[0]?.releaseId])
    for (const { releaseId, reportedAt } of rows.release_defect) {
      for (const { queuedAt } of rows.deployment.filter((one) => one.releaseId === releaseId)) {
        expect(reportedAt.getTime()).toBeGreaterThan(queuedAt.getTime())
      }
    }
  })

  test('knows how packages were built', () => {
    for (const { packageKey, version, buildInformationId } of rows.release_package) {
      if (buildInformationId === null) continue
      expect(rows.build_information[buildInformationId - 1]).toMatchObject({ packageKey, packageVersion: version })
    }
    expect(new Set(rows.release_package.map((one) => one.buildInformationId)).size).toBe(
      rows.build_information.length + 1,
    )
    for (const { commits, workItems, commitIds, vcsCommitNumber } of rows.build_information) {
      expect(keptCommits(commits).map(({ id }) => id)).toEqual(commitIds)
      expect(commitIds).toContain(vcsCommitNumber)
      keptWorkItems(workItems)
    }
  })

  test('names only people whom the request names', () => {
    const known = new Set<string | null>([...request.people, request.executor])
    for (const { createdBy } of [...rows.release, ...rows.deployment, ...rows.runbook_snapshot]) {
      expect(known).toContain(createdBy)
    }
    const nobody = generateContent({ ...request, people: [], executor: null }).rows
    expect(new Set(nobody.deployment.map(({ createdBy }) => createdBy))).toEqual(new Set([null]))
  })
})
