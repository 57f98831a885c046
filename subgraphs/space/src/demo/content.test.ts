import { describe, expect, it } from '@jest/globals'
import { generateContent, type SpaceContent } from './content.js'
import type { ContentRequest } from './request.js'
import { DAY } from './time.js'

const now = Date.UTC(2026, 0, 15, 9)

function request(changes: Partial<ContentRequest> = {}): ContentRequest {
  return {
    space: 'Spaces-3',
    seed: 'test',
    now,
    theme: 'payments',
    environments: [
      { id: 1, name: 'Development', description: '', stage: 'DEVELOPMENT', remoteOf: null },
      { id: 2, name: 'Test', description: '', stage: 'TEST', remoteOf: null },
      { id: 3, name: 'Staging', description: '', stage: 'STAGING', remoteOf: null },
      { id: 4, name: 'Production', description: '', stage: 'PRODUCTION', remoteOf: null },
      {
        id: 5,
        name: 'Production Frankfurt',
        description: '',
        stage: 'PRODUCTION',
        remoteOf: 'Spaces-5/Environments-4',
      },
    ],
    tenants: [1, 2, 3, 4, 5, 6].map((id) => ({
      ...{ id, name: `Tenant ${id}`, description: '' },
      remoteOf: id === 6 ? 'Spaces-5/Tenants-1' : null,
    })),
    projects: 12,
    releases: 400,
    deployments: 1300,
    ...changes,
  }
}

const ids = (rows: { id?: number }[]) => rows.map((row) => row.id)
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

describe('generateContent', () => {
  it('gives the same content for the same request, and other content for another seed', () => {
    expect(JSON.stringify(generateContent(request()))).toBe(JSON.stringify(generateContent(request())))
    expect(JSON.stringify(generateContent(request({ seed: 'x' })))).not.toBe(JSON.stringify(generateContent(request())))
  })

  it.each([
    [12, 400, 1300],
    [1, 1, 1],
    [3, 50, 20],
    [2, 4, 900],
    [130, 131, 500],
    [5, 0, 0],
  ])(
    'makes exactly %i projects, %i releases and %i deployments, numbered from 1',
    (projects, releases, deployments) => {
      const content = generateContent(request({ projects, releases, deployments }))
      expect(ids(content.project)).toEqual(upTo(projects))
      expect(ids(content.release)).toEqual(upTo(releases))
      expect(ids(content.deployment)).toEqual(upTo(deployments))
    },
  )

  it.each(['payments', 'storefront', 'logistics', 'identity', 'data', 'cards'])('keeps names unique in %s', (theme) => {
    const content = generateContent(request({ theme, projects: 250 }))
    for (const rows of [
      content.project,
      content.project_group,
      content.lifecycle,
      content.environment,
      content.tenant,
    ]) {
      expect(new Set(rows.map((row) => row.nameKey)).size).toBe(rows.length)
    }
    expect(new Set(content.project.map((p) => p.slug)).size).toBe(250)
    expect(new Set(content.release.map((r) => `${r.projectId}/${r.nameKey}`)).size).toBe(content.release.length)
  })

  it('lays every release and deployment into the last 90 days, in the order of time', () => {
    for (const content of [
      generateContent(request()),
      generateContent(request({ projects: 1, releases: 900, deployments: 9000 })),
    ]) {
      const queued = content.deployment.map((d) => Number(d.queuedAt))
      expect(queued).toEqual([...queued].sort((a, b) => a - b))
      const made = content.release.map((r) => r.createdAt.getTime())
      for (const time of [
        ...made,
        ...queued,
        ...content.deployment.flatMap((d) => (d.completedAt ? [Number(d.completedAt)] : [])),
      ]) {
        expect(time).toBeLessThanOrEqual(now)
        expect(time).toBeGreaterThanOrEqual(now - 90 * DAY)
      }
      for (const d of content.deployment) {
        const release = content.release[d.releaseId - 1]
        expect(release?.projectId).toBe(d.projectId)
        expect(Number(d.queuedAt)).toBeGreaterThan(release?.createdAt.getTime() ?? Infinity)
      }
    }
  })

  it('gives states the times that belong to them', () => {
    const { deployment } = generateContent(request())
    for (const d of deployment) {
      const ended = ['SUCCESS', 'FAILED', 'CANCELED', 'TIMED_OUT'].includes(d.state ?? '')
      expect(d.completedAt !== null).toBe(ended)
      expect(d.startedAt !== null).toBe(d.state !== 'QUEUED')
      if (d.startedAt) expect(Number(d.startedAt)).toBeGreaterThan(Number(d.queuedAt))
      if (d.completedAt) expect(Number(d.completedAt)).toBeGreaterThan(Number(d.startedAt))
    }
    expect(new Set(deployment.map((d) => d.state))).toEqual(
      new Set(['SUCCESS', 'FAILED', 'CANCELED', 'TIMED_OUT', 'EXECUTING', 'QUEUED']),
    )
  })

  it('deploys only into environments and for tenants that live in this Space', () => {
    const { deployment } = generateContent(request())
    expect(deployment.filter((d) => d.environmentId === 5 || d.tenantId === 6)).toEqual([])
    expect(new Set(deployment.map((d) => d.environmentId))).toEqual(new Set([1, 2, 3, 4]))
  })

  it('has projects whose lifecycle ends in an environment owned elsewhere and that serve tenants owned elsewhere', () => {
    const content = generateContent(request())
    const crossing = content.project.filter((p) => lastEnvironmentOf(content, p.lifecycleId) === 5)
    expect(crossing.length).toBeGreaterThanOrEqual(4)
    for (const { id } of crossing) expect(content.project_tenant).toContainEqual({ projectId: id, tenantId: 6 })
  })

  it('says of each project when its last deployment completed', () => {
    const { project, deployment } = generateContent(request())
    for (const { id, lastDeployedAt } of project) {
      const times = deployment.filter((d) => d.projectId === id && d.completedAt).map((d) => Number(d.completedAt))
      expect(lastDeployedAt === null ? null : Number(lastDeployedAt)).toBe(times.length ? Math.max(...times) : null)
    }
  })

  it('makes do with a single environment', () => {
    const production = { id: 1, name: 'Production', description: '', stage: 'PRODUCTION' as const, remoteOf: null }
    const { deployment } = generateContent(request({ environments: [production] }))
    expect(new Set(deployment.map((d) => d.environmentId))).toEqual(new Set([1]))
  })
})

function lastEnvironmentOf(content: SpaceContent, lifecycle: number): number | undefined {
  const last = content.phase.filter((p) => p.lifecycleId === lifecycle).sort((a, b) => b.position - a.position)[0]
  return content.phase_environment.find((e) => e.phaseId === last?.id)?.environmentId
}
