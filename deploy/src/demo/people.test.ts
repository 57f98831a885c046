import { describe, expect, it } from '@jest/globals'
import { DEMO_PEOPLE, demoMembers, demoTeams, DOERS, GROUPS } from './people.js'
import { planDemo } from './plan.js'
import { demoSizes } from './sizes.js'

const plan = planDemo(demoSizes({}))

describe('the people of the demo', () => {
  it('have an address each, and are in groups that there are', () => {
    expect(new Set(DEMO_PEOPLE.map(({ email }) => email)).size).toBe(DEMO_PEOPLE.length)
    for (const { email, groups } of DEMO_PEOPLE) {
      expect(email).toMatch(/^[a-z]+\.[a-z]+@spaceport\.example$/)
      for (const group of groups) expect(Object.values(GROUPS)).toContain(group)
    }
  })

  it('are in every group', () => {
    const used = new Set(DEMO_PEOPLE.flatMap(({ groups }) => groups))
    expect(used).toEqual(new Set(Object.values(GROUPS)))
  })

  it('audit every Space', () => {
    const members = demoMembers(plan)
    expect(members).toHaveLength(plan.spaces.length)
    for (const space of members) expect(space).toContainEqual({ group: GROUPS.auditors, role: 'PROJECT_VIEWER' })
  })

  it('did what the Spaces tell of because they may: they manage each Space, or deploy in it', () => {
    for (const space of demoMembers(plan)) {
      for (const group of DOERS.filter((one) => one !== GROUPS.managers)) {
        expect(space).toContainEqual({ group, role: 'PROJECT_DEPLOYER' })
      }
    }
  })
})

describe('the teams with limits', () => {
  it('deploy to the two environments before production, in two Spaces', () => {
    const deployers = demoTeams(plan).filter(({ group }) => group === GROUPS.deployers)
    expect(deployers.map(({ space }) => space)).toEqual([0, 1])
    for (const { space, environments } of deployers) {
      const stages = environments.map((id) => plan.spaces[space]?.environments.find((e) => e.id === id)?.stage)
      expect(stages).toEqual(['TEST', 'STAGING'])
    }
  })

  it.each([
    [{ instances: 1, spaces: 1 }, 1],
    [{ instances: 1, spaces: 1, environments: 2, projects: 0, releases: 0, deployments: 0 }, 1],
    [{ instances: 1, spaces: 3, environments: 6 }, 2],
  ])('are always limited, whatever the size: %j', (sizes, spaces) => {
    const teams = demoTeams(planDemo(demoSizes(sizes)))
    expect(teams.filter(({ group }) => group === GROUPS.deployers)).toHaveLength(spaces)
    for (const team of teams) expect(team.environments.length + team.projectGroups.length).toBeGreaterThan(0)
  })
})
