import type { Channels } from '../project/channels.js'
import { deploymentSteps, type Revision, type StepParts } from './deployment-steps.js'
import type { ProcessHistory } from './processes.js'
import type { Profile } from '../project/profiles.js'
import type { SecretTexts } from '../secret-texts.js'
import type { Setting } from '../setting.js'
import { frozenSteps, type StepNumbers } from './steps.js'
import type { Tags } from '../project/tags.js'

/** What the processes of projects are made of. */
export type ProcessParts = {
  setting: Setting
  tags: Tags
  channels: Channels
  secrets: SecretTexts
  numbers: StepNumbers
}

/** The deployment process of each project, numbered as the projects are, as it was at first and after two changes. */
export function projectProcesses(projects: readonly Profile[], parts: ProcessParts): ProcessHistory[] {
  const { setting, tags, channels, secrets, numbers } = parts
  const random = setting.random('processes')
  return projects.map((project) => {
    const smokeKey = random.chance(0.3) ? secrets.invent(32) : null
    const of: StepParts = { setting, tags, channels: channels.of(project.id), smokeKey }
    const owner = { projectId: project.id }
    const at = (revision: Revision, since: number) => ({
      since,
      process: { steps: frozenSteps(numbers, `project ${project.id}`, deploymentSteps(project, revision, of)) },
    })
    // The later change came after the newer versions of the step templates.
    const [first, second] = [setting.ago(random.int(40, 55)), setting.ago(random.int(6, 28))]
    return {
      ...{ id: project.id, owner, createdAt: project.createdAt },
      revisions: [at(0, project.createdAt.getTime()), at(1, first.getTime()), at(2, second.getTime())],
    }
  })
}
