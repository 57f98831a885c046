import type { Runbook } from '@spaceport/database/space'
import { ACCOUNT } from '../credentials/accounts.js'
import { named } from '../named.js'
import type { ProcessHistory } from './processes.js'
import type { Profile } from '../project/profiles.js'
import type { Setting } from '../setting.js'
import { fromTemplate, TEMPLATE } from './step-templates.js'
import { frozenSteps, type StepDraft, type StepNumbers } from './steps.js'
import { POOL } from '../machine/workers.js'

type RunbookRow = Omit<Runbook, 'publishedSnapshotId'>

/** A runbook to be: what it is called, where it runs, and its steps. */
type Draft = Pick<Runbook, 'name' | 'description' | 'environmentScope' | 'environmentIds' | 'tenantedMode'> & {
  steps: StepDraft[]
}

/** Runbooks with their processes; the processes are numbered after those of the projects. */
export type Runbooks = { runbook: RunbookRow[]; processes: ProcessHistory[] }

/** Each project has one runbook or more: how to restart it, and what is done with its database and its keys. */
export function runbooks(setting: Setting, projects: readonly Profile[], numbers: StepNumbers): Runbooks {
  const random = setting.random('runbooks')
  const made: Runbooks = { runbook: [], processes: [] }
  for (const project of projects) {
    const drafts = [
      restart(project),
      ...(project.hasDatabase ? [restore(project, setting)] : []),
      ...(project.id % 4 === 3 ? [rotate(project)] : []),
    ]
    for (const { steps, ...draft } of drafts) {
      const id = made.runbook.length + 1
      const createdAt = setting.ago(random.int(95, 300))
      made.runbook.push({
        ...{ id, projectId: project.id, ...draft, ...named(draft.name) },
        ...{ archivedAt: null, createdAt, version: random.int(1, 4) },
      })
      made.processes.push({
        ...{ id: projects.length + id, owner: { runbookId: id }, createdAt },
        revisions: [{ since: createdAt.getTime(), process: { steps: frozenSteps(numbers, `runbook ${id}`, steps) } }],
      })
    }
  }
  return made
}

const bash = (body: string) => ({ 'Octopus.Action.Script.Syntax': 'Bash', 'Octopus.Action.Script.ScriptBody': body })
const script = 'Octopus.Script'

function restart({ name, slug, role, kind }: Profile): Draft {
  const body = kind === 'CONTAINER' ? `kubectl rollout restart deployment/${slug}\n` : `systemctl restart ${slug}\n`
  const notice = bash('echo "#{Maintenance.Message}"\n')
  return {
    ...{ name: `Restart ${name}`, description: 'One machine after the other.', tenantedMode: 'UNTENANTED' },
    ...{ environmentScope: 'FROM_PROJECT_LIFECYCLES', environmentIds: [] },
    steps: [
      { actions: [{ name: 'Say what happens', actionType: script, plain: notice, workerPoolId: POOL.usual }] },
      { targetRoles: [role], maxParallelism: 1, actions: [{ name: 'Restart', actionType: script, plain: bash(body) }] },
      { actions: [{ name: 'Ask for its health', ...health(slug), workerPoolId: POOL.hosted }] },
    ],
  }
}

function health(slug: string) {
  return fromTemplate(TEMPLATE.smoke, 2, { 'Smoke.Url': `https://${slug}.#{Domain}/health`, 'Smoke.Retries': '10' })
}

/** Nobody overwrites what customers have. */
function restore({ name }: Profile, { before, production }: Setting): Draft {
  const body = 'restore --database "#{Database.Name}" --from "#{Backup.Path}/#{Database.Name}.bak"\n'
  const action = { name: 'Restore the backup', actionType: script, plain: bash(body), workerPoolId: POOL.database }
  return {
    ...{ name: 'Restore last night’s backup', description: `Puts the data of ${name} back to what it was.` },
    ...{ tenantedMode: 'UNTENANTED', environmentScope: 'SPECIFIED' },
    environmentIds: before.length > 0 ? before : production,
    steps: [{ actions: [{ ...action, accountIds: [ACCOUNT.azure] }] }],
  }
}

function rotate({ slug }: Profile): Draft {
  const make = bash(`issue-key --for ${slug} > key.txt\n`)
  const put = bash(`put-key --for ${slug} --file key.txt\nrm key.txt\n`)
  return {
    ...{ name: 'Rotate the API key', description: null, tenantedMode: 'TENANTED_OR_UNTENANTED' },
    ...{ environmentScope: 'ALL', environmentIds: [] },
    steps: [
      { actions: [{ name: 'Issue a key', actionType: script, plain: make, workerPoolId: POOL.usual }] },
      { actions: [{ name: 'Put it in place', actionType: script, plain: put, workerPoolId: POOL.usual }] },
    ],
  }
}
