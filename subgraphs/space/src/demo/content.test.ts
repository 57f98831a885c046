import { describe, expect, it } from '@jest/globals'
import { generateContent, type SpaceContent } from './content.js'
import type { ContentRequest } from './request.js'
import { sampleRequest } from './sample-request.js'
import { DAY } from './time.js'

const request = sampleRequest
const { now } = request()
const rowsOf = (changes: Partial<ContentRequest> = {}) => generateContent(request(changes)).rows

const ids = (rows: { id: number }[]) => rows.map((row) => row.id)
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
    [60, 61, 500],
    [5, 0, 0],
  ])(
    'makes exactly %i projects, %i releases and %i deployments, numbered from 1',
    (projects, releases, deployments) => {
      const content = rowsOf({ projects, releases, deployments })
      expect(ids(content.project)).toEqual(upTo(projects))
      expect(ids(content.release)).toEqual(upTo(releases))
      expect(ids(content.deployment)).toEqual(upTo(deployments))
    },
  )

  it.each(['payments', 'storefront', 'logistics', 'identity', 'data', 'cards'])('keeps names unique in %s', (theme) => {
    const content = rowsOf({ theme, projects: 130, releases: 200, deployments: 300 })
    for (const rows of [
      content.project,
      content.project_group,
      content.lifecycle,
      content.environment,
      content.tenant,
    ]) {
      expect(new Set(rows.map((row) => row.nameKey)).size).toBe(rows.length)
    }
    expect(new Set(content.project.map((p) => p.slug)).size).toBe(130)
    expect(new Set(content.release.map((r) => `${r.projectId}/${r.nameKey}`)).size).toBe(content.release.length)
  })

  it('lays every release and deployment into the last 90 days, in the order of time', () => {
    for (const content of [rowsOf(), rowsOf({ projects: 1, releases: 900, deployments: 9000 })]) {
      const queued = content.deployment.map((d) => Number(d.queuedAt))
      expect(queued).toEqual([...queued].sort((a, b) => a - b))
      const made = content.release.map((r) => r.createdAt.getTime())
      const ended = content.deployment.flatMap((d) => (d.completedAt ? [Number(d.completedAt)] : []))
      expect([...made, ...queued, ...ended].filter((time) => time > now || time < now - 90 * DAY)).toEqual([])
      const early = content.deployment.filter((d) => {
        const release = content.release[d.releaseId - 1]
        return release?.projectId !== d.projectId || d.queuedAt <= release.createdAt
      })
      expect(early).toEqual([])
    }
  })

  it('gives states the times that belong to them', () => {
    const { deployment } = rowsOf()
    const odd = deployment.filter(({ state, queuedAt, startedAt, completedAt }) => {
      const ended = ['SUCCESS', 'FAILED', 'CANCELED', 'TIMED_OUT'].includes(state)
      if ((completedAt !== null) !== ended || (startedAt !== null) !== (state !== 'QUEUED')) return true
      return (startedAt && startedAt <= queuedAt) || (completedAt && startedAt && completedAt <= startedAt)
    })
    expect(odd).toEqual([])
    expect(new Set(deployment.map((d) => d.state))).toEqual(
      new Set(['SUCCESS', 'FAILED', 'CANCELED', 'TIMED_OUT', 'EXECUTING', 'QUEUED']),
    )
  })

  it('deploys only into environments and for tenants that live in this Space', () => {
    const { deployment } = rowsOf()
    expect(deployment.filter((d) => d.environmentId === 5 || d.tenantId === 6)).toEqual([])
    expect(new Set(deployment.map((d) => d.environmentId))).toEqual(new Set([1, 2, 3, 4]))
  })

  it('has projects whose lifecycle ends in an environment owned elsewhere and that serve tenants owned elsewhere', () => {
    const content = rowsOf()
    const crossing = content.project.filter((p) => lastEnvironmentOf(content, p.lifecycleId) === 5)
    expect(crossing.length).toBeGreaterThanOrEqual(4)
    for (const { id } of crossing)
      expect(content.project_tenant).toContainEqual({ projectId: id, tenantId: 6, environmentIds: [] })
  })

  it('says of each project when its last deployment completed', () => {
    const { project, deployment } = rowsOf()
    for (const { id, lastDeployedAt } of project) {
      const times = deployment.filter((d) => d.projectId === id && d.completedAt).map((d) => Number(d.completedAt))
      expect(lastDeployedAt === null ? null : Number(lastDeployedAt)).toBe(times.length ? Math.max(...times) : null)
    }
  })

  it('makes do with a single environment', () => {
    const production = { id: 1, name: 'Production', description: '', stage: 'PRODUCTION' as const, remoteOf: null }
    const { deployment } = rowsOf({ environments: [production] })
    expect(new Set(deployment.map((d) => d.environmentId))).toEqual(new Set([1]))
  })
})

function lastEnvironmentOf(content: SpaceContent['rows'], lifecycle: number): number | undefined {
  const last = content.phase.filter((p) => p.lifecycleId === lifecycle).sort((a, b) => b.position - a.position)[0]
  return content.phase_environment.find((e) => e.phaseId === last?.id)?.environmentId
}
