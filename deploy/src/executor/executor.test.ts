import { describe, expect, it } from '@jest/globals'
import { createClient } from '@spaceport/client/client'
import { seededRandom } from '@spaceport/kit/random'
import { DemoExecutor } from './executor.js'

type Variables = { space?: string; input?: Record<string, string | null> }
type Answer = (operation: string, variables: Variables) => unknown

/** A graph that answers each operation as the test says, and remembers the mutations. */
function graph(answer: Answer) {
  const mutations: { operation: string; input: Record<string, string | null> }[] = []
  const client = createClient({
    url: 'http://graph.invalid/graphql',
    fetch: async (_, init) => {
      const { query, variables = {} } = JSON.parse(String(init?.body)) as { query: string; variables?: Variables }
      const operation = /(?:query|mutation) Executor(\w+)/.exec(query)?.[1] ?? ''
      if (variables.input) mutations.push({ operation, input: variables.input })
      return Response.json({ data: answer(operation, variables) })
    },
  })
  return { client, mutations }
}

const project = {
  id: 'Spaces-1/Projects-1',
  name: 'Ledger',
  environments: [
    { id: 'Spaces-1/Environments-1', remoteOf: null },
    { id: 'Spaces-1/Environments-2', remoteOf: 'Spaces-2/Environments-1' },
  ],
  tenants: { nodes: [{ id: 'Spaces-1/Tenants-1', remoteOf: 'Spaces-2/Tenants-1' }] },
  releases: { nodes: [{ id: 'Spaces-1/Releases-1' }] },
}

let made = 0
const healthy: Answer = (operation, { space }) => {
  if (operation === 'Spaces') return { spaces: { nodes: [{ id: 'Spaces-1' }] } }
  if (operation === 'Projects') return { projects: { nodes: space === 'Spaces-1' ? [project] : [] } }
  if (operation === 'Unfinished') return { deployments: { nodes: [] } }
  if (operation === 'CreateDeployment')
    return { createDeployment: { deployment: { id: `Deployments-${++made}` }, errors: [] } }
  return { reportDeployment: { errors: [] } }
}

/** Runs an executor until `enough` says so; waiting takes no time. */
async function runUntil(
  answer: Answer,
  enough: (mutations: ReturnType<typeof graph>['mutations'], waits: number[]) => boolean,
) {
  const { client, mutations } = graph(answer)
  const waits: number[] = []
  await new Promise<void>((resolve) => {
    const executor = new DemoExecutor({
      client,
      random: seededRandom('executor'),
      wait: async (milliseconds, signal) => {
        waits.push(milliseconds)
        if (enough(mutations, waits) && !signal.aborted) void executor.stop().then(resolve)
        await new Promise((next) => setImmediate(next))
      },
    })
    executor.start()
  })
  return { mutations, waits }
}

describe('DemoExecutor', () => {
  it('sees each deployment through: queued, executing, ended', async () => {
    const { mutations } = await runUntil(healthy, (m) => m.filter((x) => x.input.state === 'SUCCESS').length >= 3)
    const first = mutations.find((m) => m.operation === 'CreateDeployment')
    expect(first?.input).toMatchObject({
      release: 'Spaces-1/Releases-1',
      environment: 'Spaces-1/Environments-1',
      tenant: null,
    })
    const ended = mutations.find((m) => m.input.state === 'SUCCESS')?.input.deployment
    const states = mutations.filter((m) => m.input.deployment === ended).map((m) => m.input.state)
    expect(states).toEqual(['EXECUTING', 'SUCCESS'])
  })

  it('never deploys to what another Instance owns', async () => {
    const { mutations } = await runUntil(healthy, (m) => m.length > 60)
    const created = mutations.filter((m) => m.operation === 'CreateDeployment')
    expect(new Set(created.map((m) => m.input.environment))).toEqual(new Set(['Spaces-1/Environments-1']))
    expect(new Set(created.map((m) => m.input.tenant))).toEqual(new Set([null]))
  })

  it('takes up what an earlier executor left', async () => {
    const left: Answer = (operation, variables) =>
      operation === 'Unfinished'
        ? { deployments: { nodes: [{ id: 'Deployments-old', state: 'EXECUTING' }] } }
        : healthy(operation, variables)
    const { mutations } = await runUntil(left, (m) => m.some((x) => x.input.deployment === 'Deployments-old'))
    const states = mutations.filter((m) => m.input.deployment === 'Deployments-old').map((m) => m.input.state)
    expect(states).toEqual([expect.stringMatching(/SUCCESS|FAILED/)])
  })

  it('survives an unreachable graph, waiting longer and longer', async () => {
    const down: Answer = () => {
      throw new Error('UNREACHABLE')
    }
    const { mutations, waits } = await runUntil(down, (_, w) => w.length >= 8)
    expect(mutations).toEqual([])
    expect(waits.slice(0, 7)).toEqual([1000, 2000, 4000, 8000, 16000, 30000, 30000])
  })

  it('reports again when a Space was away meanwhile', async () => {
    let away = 3
    const flaky: Answer = (operation, variables) => {
      if (operation === 'ReportDeployment' && away-- > 0) throw new Error('SPACE_UNAVAILABLE')
      return healthy(operation, variables)
    }
    const { mutations } = await runUntil(flaky, (m) => m.some((x) => x.input.state === 'SUCCESS'))
    const first = mutations.find((m) => m.input.state)?.input.deployment
    expect(
      mutations.filter((m) => m.input.deployment === first && m.input.state === 'EXECUTING').length,
    ).toBeGreaterThan(1)
  })

  it('goes on when one report is refused', async () => {
    const refusing: Answer = (operation, variables) =>
      operation === 'ReportDeployment' && variables.input?.deployment === `Deployments-${refused}`
        ? { reportDeployment: { errors: [{ code: 'INVALID_STATE', message: 'It has ended.' }] } }
        : healthy(operation, variables)
    const refused = made + 1
    const { mutations } = await runUntil(refusing, (m) => m.filter((x) => x.input.state === 'SUCCESS').length >= 2)
    expect(mutations.filter((m) => m.input.deployment === `Deployments-${refused}`)).toHaveLength(1)
  })

  describe('whose Spaces tell of tasks', () => {
    type Said = { task: string; state?: string; progress?: number; fromLine: number; log: { text: string }[] }
    const withTasks =
      (state = 'EXECUTING'): Answer =>
      (operation, variables) => {
        if (operation === 'ReportTask') return { reportTaskProgress: { serverTask: { state }, errors: [] } }
        if (operation !== 'CreateDeployment') return healthy(operation, variables)
        const [deployment, task] = [`Deployments-${++made}`, { id: `ServerTasks-${made}`, logLineCount: 0 }]
        return { createDeployment: { deployment: { id: deployment, task }, errors: [] } }
      }
    const saidOf = ({ mutations }: Awaited<ReturnType<typeof runUntil>>, end: string) => {
      const reports = mutations.filter((m) => m.operation === 'ReportTask').map((m) => m.input as unknown as Said)
      const ended = reports.find(({ state }) => state === end)?.task
      return reports.filter(({ task }) => task === ended)
    }
    const until = (end: string) => (m: { input: Record<string, unknown> }[]) => m.some((x) => x.input.state === end)

    it('reports the task with its log, each line once and none left out', async () => {
      const reports = saidOf(await runUntil(withTasks(), until('SUCCESS')), 'SUCCESS')
      expect(reports.at(0)).toMatchObject({ state: 'EXECUTING', fromLine: 1 })
      let lines = 0
      for (const { fromLine, log } of reports) {
        expect(fromLine).toBe(lines + 1)
        lines += log.length
      }
      expect(lines).toBeGreaterThan(10)
      expect(reports.filter(({ state }) => state).map(({ state }) => state)).toEqual(['EXECUTING', 'SUCCESS'])
    })

    it('says the same lines with the same numbers again when a report was lost', async () => {
      let lost = 2
      const flaky: Answer = (operation, variables) => {
        if (operation === 'ReportTask' && lost-- > 0) throw new Error('SPACE_UNAVAILABLE')
        return withTasks()(operation, variables)
      }
      const { mutations } = await runUntil(flaky, until('SUCCESS'))
      const [first, ...others] = mutations.filter(({ operation }) => operation === 'ReportTask')
      expect(others).toContainEqual(first)
    })

    it('stops what somebody cancels', async () => {
      const reports = saidOf(await runUntil(withTasks('CANCELLING'), until('CANCELED')), 'CANCELED')
      expect(reports.at(-1)).toMatchObject({ state: 'CANCELED', log: [{ text: 'Stopped, as somebody asked' }] })
      expect(reports.length).toBeLessThan(4)
    })

    it('deploys only where the lifecycle lets a release go, and goes on when that is refused', async () => {
      const progression = {
        environments: [
          { isAllowed: false, environment: { id: 'Spaces-1/Environments-1', remoteOf: null } },
          { isAllowed: true, environment: { id: 'Spaces-1/Environments-2', remoteOf: 'Spaces-2/Environments-1' } },
          { isAllowed: true, environment: { id: 'Spaces-1/Environments-3', remoteOf: null } },
        ],
      }
      const narrow = { ...project, releases: { nodes: [{ id: 'Spaces-1/Releases-1', progression }] } }
      const frozen = { deployment: null, errors: [{ code: 'DEPLOYMENT_FROZEN', message: 'Frozen.' }] }
      const refusing: Answer = (operation, variables) => {
        if (operation === 'Projects') return { projects: { nodes: [narrow] } }
        return operation === 'CreateDeployment' ? { createDeployment: frozen } : healthy(operation, variables)
      }
      const { mutations, waits } = await runUntil(refusing, (m) => m.length >= 5)
      const asked = new Set(mutations.map((m) => m.input.environment))
      expect(asked).toEqual(new Set(['Spaces-1/Environments-3']))
      // Not longer and longer, as when something is away.
      expect(Math.max(...waits)).toBeLessThanOrEqual(6_000)
    })
  })
})
