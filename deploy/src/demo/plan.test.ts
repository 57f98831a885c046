import { describe, expect, it } from '@jest/globals'
import { planDemo, type DemoPlan } from './plan.js'
import { demoSizes } from './sizes.js'

const sum = (plan: DemoPlan, count: (space: DemoPlan['spaces'][number]) => number) =>
  plan.spaces.map(count).reduce((a, b) => a + b, 0)

describe('the default demo fleet', () => {
  const plan = planDemo(demoSizes({}))

  it('is the same every time', () => {
    expect(planDemo(demoSizes({}))).toEqual(plan)
    expect(planDemo(demoSizes({ seed: 'other' }))).not.toEqual(plan)
  })

  it('has the Zones, Instances and Spaces that people are told of', () => {
    expect(plan.zones.map((z) => z.name)).toEqual(['Brisbane', 'Frankfurt', 'PCI Production'])
    expect(plan.instances).toHaveLength(4)
    expect(new Set(plan.instances.map((i) => i.zone))).toEqual(new Set([0, 1, 2]))
    expect(plan.spaces).toHaveLength(6)
    expect(new Set(plan.spaces.map((s) => s.instance))).toEqual(new Set([0, 1, 2, 3]))
  })

  it('has at least 40 projects, and 24 environments, 60 tenants, 2,000 releases and 6,000 deployments or more', () => {
    expect(sum(plan, (s) => s.projects)).toBeGreaterThanOrEqual(40)
    expect(sum(plan, (s) => s.environments.length)).toBe(24)
    expect(sum(plan, (s) => s.tenants.length)).toBe(60)
    expect(sum(plan, (s) => s.releases)).toBeGreaterThanOrEqual(2000)
    expect(sum(plan, (s) => s.deployments)).toBeGreaterThanOrEqual(6000)
  })

  it('lets one Space hold placeholders of environments and tenants in both other Zones', () => {
    const [home] = plan.spaces
    const zones = (things: { remoteOf: { space: number } | null }[] = []) =>
      things.flatMap(({ remoteOf }) =>
        remoteOf ? [plan.instances[plan.spaces[remoteOf.space]?.instance ?? -1]?.zone] : [],
      )
    expect(zones(home?.environments).sort()).toEqual([1, 2])
    expect(zones(home?.tenants).sort()).toEqual([1, 2])
  })
})

describe.each([
  {},
  { spaces: 1 },
  { spaces: 2, instances: 1 },
  { spaces: 50, projects: 2000, tenants: 9000 },
  { spaces: 3, environments: 6, tenants: 0, projects: 0 },
  { spaces: 500, instances: 20, environments: 1111 },
  { spaces: 7, environments: 100, tenants: 29 },
])('a fleet of %j', (wanted) => {
  const sizes = demoSizes(wanted)
  const plan = planDemo(sizes)

  it('has exactly the sizes asked for', () => {
    expect(plan.instances).toHaveLength(sizes.instances)
    expect(plan.spaces).toHaveLength(sizes.spaces)
    expect(sum(plan, (s) => s.projects)).toBe(sizes.projects)
    expect(sum(plan, (s) => s.environments.length)).toBe(sizes.environments)
    expect(sum(plan, (s) => s.tenants.length)).toBe(sizes.tenants)
    expect(sum(plan, (s) => s.releases)).toBe(sizes.releases)
    expect(sum(plan, (s) => s.deployments)).toBe(sizes.deployments)
  })

  it('uses no name twice', () => {
    const once = (names: string[]) => expect(new Set(names.map((n) => n.toLowerCase())).size).toBe(names.length)
    once(plan.instances.map((i) => i.name))
    once(plan.spaces.map((s) => s.name))
    for (const space of plan.spaces) {
      once(space.environments.map((e) => e.name))
      once(space.tenants.map((t) => t.name))
    }
  })

  it('lets each placeholder stand for something real, and nothing real be stood for twice', () => {
    for (const kind of ['environments', 'tenants'] as const) {
      const references = plan.spaces.flatMap((s) => s[kind].flatMap((e) => (e.remoteOf ? [e.remoteOf] : [])))
      expect(new Set(references.map((r) => `${r.space}/${r.id}`)).size).toBe(references.length)
      for (const { space, id } of references) {
        expect(plan.spaces[space]?.[kind].find((e) => e.id === id)?.remoteOf).toBeNull()
      }
    }
  })

  it('gives each Space an environment of its own to deploy to', () => {
    for (const space of plan.spaces) expect(space.environments.some((e) => e.remoteOf === null)).toBe(true)
  })
})

describe('demoSizes', () => {
  it.each([
    [{ instances: 0 }, 'at least one Instance'],
    [{ spaces: 0 }, 'at least one Space'],
    [{ spaces: 10, environments: 19 }, 'need at least 20 environments'],
    [{ projects: 0, releases: 5 }, 'Releases need projects'],
    [{ releases: 0, deployments: 5 }, 'Deployments need releases'],
    [{ tenants: 90_000_000 }, 'more than this demo can make'],
  ])('refuses %j', (wanted, sentence) => {
    expect(() => demoSizes(wanted)).toThrow(sentence)
  })
})
