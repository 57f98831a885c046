import type { Release } from '@spaceport/database/space'
import { builds } from './builds.js'
import { defects } from './defects.js'
import type { History } from './deployments.js'
import { freezes } from './freezes.js'
import { interruptions } from './interruptions.js'
import type { inventory } from '../inventory.js'
import { processAt, type ProcessHistory } from '../process/processes.js'
import { prompts } from './prompts.js'
import { ReleasePackages } from './release-packages.js'
import { runbookSnapshots } from './runbook-snapshots.js'
import type { Setting } from '../setting.js'
import { Snapshots } from '../snapshots.js'
import { runningSteps } from './standing.js'
import { taskLogs } from './task-logs.js'
import { tasks } from './tasks.js'
import { VariableSnapshots } from '../variable/variable-snapshots.js'

/** What happened in a Space, and what was kept of it: from the releases and deployments, and from what the Space was then. */
export function history(setting: Setting, made: ReturnType<typeof inventory>, { release, deployment }: History) {
  const { profiles, processes, channels } = made
  const random = setting.random('history')
  const processSnapshots = new Snapshots()
  const variableSnapshots = new Snapshots()
  const projectIds = profiles.map(({ id }) => id)
  const frozen = new VariableSnapshots(variableSnapshots, made.variables, made.sets, projectIds)
  const processOf = ({ projectId, createdAt }: Pick<Release, 'projectId' | 'createdAt'>) =>
    processAt(processes[projectId - 1] as ProcessHistory, createdAt.getTime())

  const packages = new ReleasePackages()
  for (const one of release) {
    const process = processOf(one)
    packages.add(one, process)
    one.processSnapshotId = processSnapshots.keep(process, one.createdAt)
    one.variableSnapshotId = frozen.at(one.projectId, one.createdAt)
    one.createdBy = setting.somebody(random)
  }
  for (const one of deployment) one.createdBy = setting.somebody(random)
  const snapshots = runbookSnapshots(setting, made, processSnapshots, frozen)
  const build_information = builds(setting, profiles, release, packages.rows, channels.of)
  const release_defect = defects(setting, release, deployment)
  for (const { releaseId, resolvedAt } of release_defect) {
    const one = release[releaseId - 1]
    if (one) Object.assign(one, { openDefects: resolvedAt === null ? 1 : 0, version: resolvedAt === null ? 2 : 3 })
  }

  const stepsOfDeployment = (id: number) => {
    const { releaseId = 0, environmentId = 0, tenantId = null } = deployment[id - 1] ?? {}
    const one = release[releaseId - 1]
    const tagIds = tenantId === null ? [] : made.tags.of(tenantId)
    return one ? runningSteps(processOf(one).steps, { environmentId, channelId: one.channelId, tagIds }) : []
  }
  const server_task = tasks(setting, release, deployment, profiles, stepsOfDeployment)
  const task_log_line = taskLogs(server_task, stepsOfDeployment, setting.request.now)
  return {
    process_snapshot: processSnapshots.rows,
    variable_snapshot: variableSnapshots.rows,
    build_information,
    release,
    release_package: packages.rows,
    release_defect,
    ...snapshots,
    deployment,
    deployment_prompt: prompts(setting, deployment, profiles),
    server_task,
    task_log_line,
    interruption: interruptions(setting, server_task, stepsOfDeployment),
    ...freezes(setting, deployment, profiles),
  }
}
