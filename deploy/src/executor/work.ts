import type { Client } from '@spaceport/client/client'
import { document } from '@spaceport/client/document'
import { changed, type Payload } from '../graph/changed.js'

/** A project that can be deployed: what there is to deploy and where this Space may deploy it. */
export type Project = {
  id: string
  name: string
  environments: { id: string; remoteOf: string | null }[]
  tenants: { nodes: { id: string; remoteOf: string | null }[] }
  releases: { nodes: { id: string }[] }
}

export type TaskState = 'QUEUED' | 'EXECUTING' | 'SUCCESS' | 'FAILED'

const SPACES = document<{ spaces: { nodes: { id: string }[] } | null }>(
  `query ExecutorSpaces { spaces(first: 100) { nodes { id } } }`,
)

const PROJECTS = document<{ projects: { nodes: Project[] } | null }, { space: string }>(
  `query ExecutorProjects($space: ID!) {
    projects(first: 25, filter: { space: [$space] }, orderBy: { field: LAST_DEPLOYED_AT, direction: DESC }) {
      nodes {
        id name
        environments { id remoteOf }
        tenants(first: 5) { nodes { id remoteOf } }
        releases(first: 5, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { id } }
      }
    }
  }`,
)

const UNFINISHED = document<{ deployments: { nodes: { id: string; state: TaskState }[] } | null }>(
  `query ExecutorUnfinished {
    deployments(first: 100, filter: { state: [QUEUED, EXECUTING] }) { nodes { id state } }
  }`,
)

const CREATE = document<
  { createDeployment: (Payload & { deployment: { id: string } | null }) | null },
  { input: { release: string; environment: string; tenant: string | null; idempotencyKey: string } }
>(
  `mutation ExecutorCreateDeployment($input: CreateDeploymentInput!) {
    createDeployment(input: $input) { deployment { id } errors { code message } }
  }`,
)

const REPORT = document<{ reportDeployment: Payload | null }, { input: { deployment: string; state: TaskState } }>(
  `mutation ExecutorReportDeployment($input: ReportDeploymentInput!) {
    reportDeployment(input: $input) { errors { code message } }
  }`,
)

/** The Spaces that the executor may enter. */
export async function enterableSpaces(client: Client): Promise<string[]> {
  return ((await client.request(SPACES)).spaces?.nodes ?? []).map(({ id }) => id)
}

/** Projects of a Space, the busiest of late first. */
export async function projectsOf(client: Client, space: string): Promise<Project[]> {
  return (await client.request(PROJECTS, { space })).projects?.nodes ?? []
}

/** Deployments that somebody queued or began and nobody has ended; of the Spaces that answer. */
export async function unfinished(client: Client): Promise<{ id: string; state: TaskState }[]> {
  return (await client.requestPartial(UNFINISHED)).data?.deployments?.nodes ?? []
}

/** Queues a deployment; gives its id. */
export async function createDeployment(
  client: Client,
  input: { release: string; environment: string; tenant: string | null; idempotencyKey: string },
): Promise<string> {
  const payload = changed('createDeployment', (await client.request(CREATE, { input })).createDeployment)
  return payload.deployment?.id ?? ''
}

/** Says how far a deployment has come. */
export async function reportDeployment(client: Client, deployment: string, state: TaskState): Promise<void> {
  changed('reportDeployment', (await client.request(REPORT, { input: { deployment, state } })).reportDeployment)
}
