import type { Project } from '@spaceport/database/space'
import { accounts } from './credentials/accounts.js'
import { certificates } from './credentials/certificates.js'
import { channels } from './project/channels.js'
import { feeds } from './credentials/feeds.js'
import { addLibraryVariables, librarySets } from './variable/library-sets.js'
import type { Lifecycles } from './project/lifecycles.js'
import { processRows } from './process/processes.js'
import { profiles, type Profile } from './project/profiles.js'
import { projectProcesses } from './process/project-processes.js'
import { projectVariables } from './variable/project-variables.js'
import { runbooks } from './process/runbooks.js'
import { SecretTexts } from './secret-texts.js'
import type { Setting } from './setting.js'
import { stepTemplates } from './process/step-templates.js'
import { StepNumbers } from './process/steps.js'
import { tagSets } from './project/tags.js'
import { targets } from './machine/targets.js'
import { templateValues } from './variable/template-values.js'
import { templates } from './variable/templates.js'
import { Variables } from './variable/variable-rows.js'
import { machinePolicies, workerPools, workers } from './machine/workers.js'

/** All that a Space has, but for what happened in it: how projects are deployed, to what, with what. */
export function inventory(
  setting: Setting,
  projects: readonly Project[],
  served: ReadonlyMap<number, readonly number[]>,
  lifecycles: Lifecycles,
) {
  const secrets = new SecretTexts(setting.random('secrets'))
  const numbers = new StepNumbers()
  const tags = tagSets(setting)
  const all = profiles(setting, projects, served)
  const projectChannels = channels(setting, all, tags, lifecycles.hotfix)
  const made = targets(setting, tags)
  const parts = { setting, tags, channels: projectChannels, secrets, numbers }
  const processes = projectProcesses(all, parts)
  const { runbook, processes: ofRunbooks } = runbooks(setting, all, numbers)
  const sets = librarySets(setting, all)
  const variables = new Variables()
  addLibraryVariables(setting, variables, secrets)
  const restarting = new Map(
    runbook.toReversed().map(({ projectId }, i, { length }) => [projectId, ofRunbooks[length - 1 - i]]),
  )
  for (const [i, project] of all.entries()) {
    const steps = processes[i]?.revisions.at(-1)?.process.steps ?? []
    const drafts = projectVariables(project, {
      ...{ setting, tags, secrets, channels: projectChannels.of(project.id) },
      steps: new Map(steps.map(({ name, id }) => [name, id])),
      // Of the runbooks of a project the first restarts it.
      restartProcess: restarting.get(project.id)?.id ?? null,
      target: targetOf(project, setting, made),
    })
    variables.add({ projectId: project.id }, drafts, project.createdAt)
  }
  const variable_template = templates(all)
  return {
    ...{ tags, secrets, profiles: all, channels: projectChannels, processes, runbook, runbookProcesses: ofRunbooks },
    ...{ sets, variables: variables.all },
    rows: {
      machine_policy: machinePolicies(setting),
      worker_pool: workerPools(setting),
      ...workers(setting),
      feed: feeds(setting, secrets),
      account: accounts(setting, secrets),
      certificate: certificates(setting, secrets),
      ...made,
      ...stepTemplates(setting),
      ...processRows([...processes, ...ofRunbooks]),
      variable: variables.all.map(({ row }) => row),
      variable_template,
      template_value: templateValues(setting, variable_template, all, secrets),
    },
  }
}

/** The first machine with the role of a project where customers are. */
function targetOf({ role }: Profile, { production }: Setting, made: ReturnType<typeof targets>): number | null {
  const places = new Set(
    made.target_environment
      .filter(({ environmentId }) => production.includes(environmentId))
      .map(({ targetId }) => targetId),
  )
  return made.target_role.find((one) => one.role === role && places.has(one.targetId))?.targetId ?? null
}
