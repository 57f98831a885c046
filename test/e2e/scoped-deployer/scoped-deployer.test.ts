import { beforeAll, describe, expect, test } from '@jest/globals'
import { signedIn, startBrowser } from '../../harness/browser.js'
import { commonFleet, person } from '../../harness/common-fleet.js'
import type { Fleet } from '../../harness/fleet.js'

type Reference = { id: string; name: string }
type Space = {
  id: string
  project: Reference
  environment: Reference
  others: { projects: Reference[]; environments: Reference[] }
}

let fleet: Fleet
let spaces: Space[]
let key: string

async function ask<Data>(apiKey: string, query: string, variables: object = {}): Promise<Data> {
  const answer = await fleet.post(query, { apiKey, variables })
  const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown }
  expect(errors).toBeUndefined()
  return data
}

const asAdmin = <Data>(query: string, variables: object = {}) => ask<Data>(fleet.adminKey, query, variables)
const asDora = <Data>(query: string, variables: object = {}) => ask<Data>(key, query, variables)

/** Lets somebody deploy one project to one environment of a Space, and nothing else. */
async function letDeploy(space: string, subject: string): Promise<Space> {
  type Found = {
    projects: { nodes: (Reference & { environments: Reference[] })[] }
    environments: { nodes: Reference[] }
  }
  const { projects, environments } = await asAdmin<Found>(
    `query ($space: [ID!]) {
       projects(first: 100, filter: { space: $space }) { nodes { id name environments { id name remoteOf } } }
       environments(first: 100, filter: { space: $space }) { nodes { id name } }
     }`,
    { space: [space] },
  )
  const project = projects.nodes[0]!
  const environment = project.environments.find((e) => !('remoteOf' in e && e.remoteOf))!
  const made = await asAdmin<{ createTeam: { team: { id: string }; errors: unknown[] } }>(
    `mutation ($space: ID!, $members: [ID!]) {
       createTeam(input: { space: $space, name: "Narrow", members: $members }) { team { id } errors { code message } }
     }`,
    { space, members: [subject] },
  )
  expect(made.createTeam.errors).toEqual([])
  const { assignUserRole } = await asAdmin<{ assignUserRole: { errors: unknown[] } }>(
    `mutation ($team: ID!, $role: ID!, $projects: [ID!], $environments: [ID!]) {
       assignUserRole(input: { team: $team, role: $role, projects: $projects, environments: $environments }) { errors { code message } }
     }`,
    {
      team: made.createTeam.team.id,
      role: `${space}/UserRoles-8`,
      projects: [project.id],
      environments: [environment.id],
    },
  )
  expect(assignUserRole.errors).toEqual([])
  return {
    ...{ id: space, project, environment },
    others: {
      projects: projects.nodes.filter(({ id }) => id !== project.id),
      environments: environments.nodes.filter(({ id }) => id !== environment.id),
    },
  }
}

beforeAll(async () => {
  fleet = await commonFleet()
  key = (await person('Dora')).apiKey
  const { me } = await asDora<{ me: { id: string } }>('{ me { id } }')
  spaces = [await letDeploy(fleet.spaces[0]!, me.id), await letDeploy(fleet.spaces[2]!, me.id)]
})

const ids = (nodes: { id: string }[]) => nodes.map(({ id }) => id).sort()

describe('somebody who may deploy one project to one environment, in two of six Spaces', () => {
  test('sees those two projects and environments, and counts nothing else', async () => {
    type List = { totalCount: number; nodes: { id: string }[] }
    const seen = await asDora<{ projects: List; environments: List }>(
      '{ projects(first: 100) { totalCount nodes { id } } environments(first: 100) { totalCount nodes { id } } }',
    )
    expect(seen.projects.totalCount).toBe(2)
    expect(ids(seen.projects.nodes)).toEqual(ids(spaces.map(({ project }) => project)))
    expect(seen.environments.totalCount).toBe(2)
    expect(ids(seen.environments.nodes)).toEqual(ids(spaces.map(({ environment }) => environment)))
  })

  test('sees the deployments of those projects to those environments, in lists, counts and facets alike', async () => {
    type Seen = {
      deployments: { totalCount: number; nodes: { project: Reference | null; environment: Reference | null }[] }
      deploymentCount: number
      deploymentFacets: { state: { values: { count: number }[] } }
    }
    const seen = await asDora<Seen>(
      `{ deployments(first: 100) { totalCount nodes { project { id name } environment { id name } } }
         deploymentCount deploymentFacets { state { values { count } } } }`,
    )
    const pairs = new Set(spaces.map(({ project, environment }) => `${project.id} ${environment.id}`))
    expect(seen.deployments.nodes.length).toBeGreaterThan(0)
    for (const { project, environment } of seen.deployments.nodes) {
      expect(pairs).toContain(`${project?.id} ${environment?.id}`)
    }
    expect(seen.deploymentCount).toBe(seen.deployments.totalCount)
    const counted = seen.deploymentFacets.state.values.reduce((sum, { count }) => sum + count, 0)
    expect(counted).toBe(seen.deployments.totalCount)
  })

  test('finds no name or id of anything else in what a project leads to', async () => {
    const answer = await fleet.post(
      `{ projects(first: 5) { nodes { id name projectGroup { name } lifecycle { name phases { environments { id name } } }
           environments { id name } releases(first: 5) { nodes { version project { id name } } }
           lastDeployment { environment { id name } } productionEnvironment { id name } } } }`,
      { apiKey: key },
    )
    expect(answer.status).toBe(200)
    const text = await answer.text()
    for (const { project } of spaces) expect(text).toContain(`"${project.id}"`)
    for (const { others } of spaces) {
      for (const { id } of [...others.projects, ...others.environments]) expect(text).not.toContain(`"${id}"`)
      for (const { name } of others.projects) expect(text).not.toContain(`"${name}"`)
    }
  })

  test('may deploy exactly there', async () => {
    const [here] = spaces
    type Releases = { releases: { nodes: { id: string }[] } }
    const { releases } = await asDora<Releases>(
      `query ($project: [ID!]) { releases(first: 1, filter: { project: $project }) { nodes { id } } }`,
      { project: [here!.project.id] },
    )
    const release = releases.nodes[0]!.id
    const deploy = (to: string) =>
      asDora<{ createDeployment: { errors: { code: string }[] } }>(
        `mutation ($release: ID!, $to: ID!) { createDeployment(input: { release: $release, environment: $to }) { errors { code } } }`,
        { release, to },
      )
    expect(await deploy(here!.environment.id)).toEqual({ createDeployment: { errors: [] } })
    for (const { id } of here!.others.environments) {
      expect(await deploy(id)).toEqual({ createDeployment: { errors: [{ code: 'NOT_FOUND' }] } })
    }
  })

  test('gets for a hidden project the very answer for one that does not exist', async () => {
    const space = spaces[0]!.id
    const answers = async (project: string) => {
      const answer = await fleet.post(
        `query ($id: ID!) { node(id: $id) { id } releases(first: 5, filter: { project: [$id] }) { totalCount } }`,
        { apiKey: key, variables: { id: project } },
      )
      return (await answer.text()).replaceAll(project, 'THE-PROJECT')
    }
    expect(await answers(spaces[0]!.others.projects[0]!.id)).toBe(await answers(`${space}/Projects-99999`))
  })

  test('cannot widen it: teams and roles are not theirs to change', async () => {
    const space = spaces[0]!.id
    const tried = await asDora<Record<string, { errors: { code: string }[] }>>(
      `mutation ($space: ID!) { createTeam(input: { space: $space, name: "Mine" }) { errors { code } } }`,
      { space },
    )
    expect(tried).toEqual({ createTeam: { errors: [{ code: 'FORBIDDEN' }] } })
  })

  test('sees the same in the browser', async () => {
    const browser = await startBrowser()
    try {
      const page = await signedIn(browser, fleet.web!, await person('Dora'))
      await page.goto('/projects')
      await page.waitForSelector('table[aria-busy=false]')
      expect(await page.getByRole('status', { name: 'Count' }).innerText()).toBe('2 in 2 Spaces')
      const names = (await page.getByRole('rowheader').allInnerTexts()).sort()
      expect(names).toEqual(spaces.map(({ project }) => project.name).sort())
    } finally {
      await browser.close()
    }
  })
})
