import type { Client } from '@spaceport/client/client'
import { ask, make, type Made } from '../graph/make.js'

/** The package that is deployed. */
export const PACKAGE = { id: 'Acme.Shop', version: '1.0.0', file: 'Acme.Shop.1.0.0.zip' } as const

/** The project and its first release, in the Space where they are built. */
export type Built = { project: string; environment: string; release: string }

/** Makes a project with a process, a package and variables, one of them secret; and its release 1.0.0. */
export async function buildRelease(client: Client, space: string): Promise<Built> {
  const { environment } = await make<{ environment: Made }>(
    client,
    'createEnvironment',
    { space, name: 'Dev' },
    'environment { id }',
  )
  const project = await makeProject(client, space)
  await give(client, project, [
    { name: 'Title', value: 'The Acme shop' },
    { name: 'ApiKey', type: 'SENSITIVE', secret: 'only the target may read this' },
    { name: 'Database', value: 'Server=dev-sql;Database=shop', scope: { environments: [environment.id] } },
  ])
  await make(
    client,
    'pushBuildInformation',
    {
      ...{ space, packageId: PACKAGE.id, packageVersion: PACKAGE.version, buildEnvironment: 'Acme CI' },
      ...{ buildNumber: '417', branch: 'main', vcsCommitNumber: '9b1c6d2f0a7e4f5c8d3b2a1908f7e6d5c4b3a291' },
    },
    'buildInformation { id }',
  )
  const { release } = await make<{ release: Made }>(
    client,
    'createRelease',
    { project, version: '1.0.0', notes: 'The first one.', packages: [{ action: 'Deploy', version: PACKAGE.version }] },
    'release { id }',
  )
  return { project, environment: environment.id, release: release.id }
}

async function makeProject(client: Client, space: string): Promise<string> {
  const { projectGroup } = await make<{ projectGroup: Made }>(
    client,
    'createProjectGroup',
    { space, name: 'Shops' },
    'projectGroup { id }',
  )
  const lifecycle = await anyLifecycle(client, space)
  const { project } = await make<{ project: Made }>(
    client,
    'createProject',
    { space, name: 'Shop', projectGroup: projectGroup.id, lifecycle },
    'project { id }',
  )
  const { feeds } = await ask<{ feeds: { nodes: Made[] } }>(
    client,
    'query Airgap($space: [ID!]) { feeds(first: 1, filter: { space: $space, type: [BUILT_IN] }) { nodes { id } } }',
    { space: [space] },
  )
  const packages = [{ packageId: PACKAGE.id, feed: feeds.nodes[0]?.id }]
  const action = { name: 'Deploy', actionType: 'Octopus.TentaclePackage', packages }
  const steps = [{ name: 'Deploy', targetRoles: ['web'], actions: [action] }]
  await make(client, 'updateDeploymentProcess', { project: project.id, steps }, 'project { id }')
  return project.id
}

/** A lifecycle without phases, by which a release goes from environment to environment. */
export async function anyLifecycle(client: Client, space: string): Promise<string> {
  const { lifecycles } = await ask<{ lifecycles: { nodes: Made[] } }>(
    client,
    'query Airgap($space: [ID!]) { lifecycles(first: 1, filter: { space: $space }) { nodes { id } } }',
    { space: [space] },
  )
  if (lifecycles.nodes[0]) return lifecycles.nodes[0].id
  const { lifecycle } = await make<{ lifecycle: Made }>(
    client,
    'createLifecycle',
    { space, name: 'Everywhere', phases: [] },
    'lifecycle { id }',
  )
  return lifecycle.id
}

async function give(client: Client, owner: string, variables: Record<string, unknown>[]): Promise<void> {
  for (const variable of variables) await make(client, 'createVariable', { owner, ...variable }, 'variable { id }')
}

/** Deploys a release and reports what came of it, as an executor does. */
export async function deploy(
  client: Client,
  release: string,
  environment: string,
  state: 'SUCCESS' | 'FAILED',
): Promise<void> {
  const { deployment } = await make<{ deployment: Made }>(
    client,
    'createDeployment',
    { release, environment },
    'deployment { id }',
  )
  for (const reached of ['EXECUTING', state]) {
    await make(client, 'reportDeployment', { deployment: deployment.id, state: reached }, 'deployment { id }')
  }
}
