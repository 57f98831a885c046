import type { Client } from '@spaceport/client/client'
import { document } from '@spaceport/client/document'
import { changed, type Payload } from '../graph/changed.js'
import type { Line } from './script.js'

type Environment = { id: string; remoteOf: string | null }

/** A project that can be deployed: what there is to deploy and where this Space may deploy it. */
export type Project = {
  id: string
  name: string
  environments: Environment[]
  tenants: { nodes: { id: string; remoteOf: string | null }[] }
  releases: { nodes: Release[] }
}

/** A release, with where it may go now; null where the Space does not tell. */
export type Release = {
  id: string
  progression?: { environments: { isAllowed: boolean; environment: Environment | null }[] } | null
}

export type TaskState = 'QUEUED' | 'EXECUTING' | 'CANCELLING' | 'SUCCESS' | 'FAILED' | 'CANCELED'

/** A deployment under way. `task` is null where the Space tells of none; then only the deployment is reported. */
export type Work = { deployment: string; task: { id: string; logLineCount: number } | null; state: TaskState }

/** What is said of some work: its state if that is new, how much is done, and lines whose first has this number. */
export type Report = {
  state?: TaskState
  progress?: number
  errorMessage?: string
  log: readonly Line[]
  fromLine: number
}

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
        releases(first: 5, orderBy: { field: CREATED_AT, direction: DESC }) {
          nodes { id progression { environments { isAllowed environment { id remoteOf } } } }
        }
      }
    }
  }`,
)

type Unfinished = { id: string; state: TaskState; task?: Work['task'] }

const UNFINISHED = document<{ deployments: { nodes: Unfinished[] } | null }>(
  `query ExecutorUnfinished {
    deployments(first: 100, filter: { state: [QUEUED, EXECUTING, CANCELLING] }) { nodes { id state task { id logLineCount } } }
  }`,
)

type Made = Payload & { deployment: { id: string; task?: Work['task'] } | null }

const CREATE = document<
  { createDeployment: Made | null },
  { input: { release: string; environment: string; tenant: string | null; idempotencyKey: string } }
>(
  `mutation ExecutorCreateDeployment($input: CreateDeploymentInput!) {
    createDeployment(input: $input) { deployment { id task { id logLineCount } } errors { code message } }
  }`,
)

const REPORT = document<{ reportDeployment: Payload | null }, { input: { deployment: string; state: TaskState } }>(
  `mutation ExecutorReportDeployment($input: ReportDeploymentInput!) {
    reportDeployment(input: $input) { errors { code message } }
  }`,
)

type Reported = Payload & { serverTask?: { state: TaskState } | null }

const REPORT_TASK = document<{ reportTaskProgress: Reported | null }, { input: { task: string } & Report }>(
  `mutation ExecutorReportTask($input: ReportTaskProgressInput!) {
    reportTaskProgress(input: $input) { serverTask { state } errors { code message } }
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
export async function unfinished(client: Client): Promise<Work[]> {
  const nodes = (await client.requestPartial(UNFINISHED)).data?.deployments?.nodes ?? []
  return nodes.map(({ id, state, task = null }) => ({ deployment: id, task, state }))
}

/** Queues a deployment. */
export async function createDeployment(
  client: Client,
  input: { release: string; environment: string; tenant: string | null; idempotencyKey: string },
): Promise<Work> {
  const { deployment } = changed('createDeployment', (await client.request(CREATE, { input })).createDeployment)
  return { deployment: deployment?.id ?? '', task: deployment?.task ?? null, state: 'QUEUED' }
}

/** Says how far some work has come; gives the state that it is in then, as far as the Space tells. */
export async function report(client: Client, { deployment, task }: Work, said: Report): Promise<TaskState | null> {
  if (task) {
    const input = { task: task.id, ...said }
    const payload = (await client.request(REPORT_TASK, { input })).reportTaskProgress
    return changed('reportTaskProgress', payload).serverTask?.state ?? null
  }
  if (said.state) {
    const input = { deployment, state: said.state }
    changed('reportDeployment', (await client.request(REPORT, { input })).reportDeployment)
  }
  return null
}
