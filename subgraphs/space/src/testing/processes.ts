import { MANAGER } from './callers.js'
import { mutate, type Payload } from './mutate.js'
import { basics, named, project } from './rows.js'
import { testSpace, type TestSpace } from './space.js'
import type { Caller } from '@spaceport/kit/caller'

/** An action as `SHOWN` shows it. */
export type ShownAction = { number: number; name: string; [field: string]: unknown }

/** A step as `SHOWN` shows it. */
export type ShownStep = { number: number; name: string; actions: ShownAction[]; [field: string]: unknown }

/** A process as `SHOWN` shows it. */
export type ShownProcess = { version: number; steps: ShownStep[] }

/** Every field of a process that is no list of other things' fields. */
export const SHOWN = `version steps { number name condition conditionExpression startTrigger targetRoles maxParallelism properties
  sensitivePropertyNames actions { number name actionType isDisabled isRequired notes properties sensitivePropertyNames stepTemplateVersion
    environments { id } excludedEnvironments { id } tenantTags { canonicalName } accounts { id } certificates { id }
    workerPool { id } stepTemplate { id } packages { name packageId feed { id } } } }`

/** A step of an input; without actions, with one that has its name. */
export const step = (name: string, ...actions: object[]) => ({
  name,
  actions: actions.length > 0 ? actions : [action(name)],
})

/** An action of an input. */
export const action = (name: string, more: object = {}) => ({ name, actionType: 'Octopus.Script', ...more })

/** What the update of a process answered. */
export type Updated = Payload & { project: { deploymentProcess: ShownProcess } | null }

/** A Space in which processes have something to refer to: one feed, pool, account, tag and step template (with versions 1 and 2), each number 1. */
export type ProcessSpace = {
  space: TestSpace
  /** Makes a project with an empty process. */
  newProject(): Promise<{ id: string; local: number }>
  update(project: string, steps: object[], more?: object, who?: Caller): Promise<Updated>
  /** The same, of which no error is expected. */
  updated(project: string, steps: object[], who?: Caller): Promise<ShownProcess>
  read(project: string, fields?: string, who?: Caller): Promise<ShownProcess | null>
}

/** Makes `Spaces-1` so. */
export async function processSpace(): Promise<ProcessSpace> {
  const space = await testSpace()
  await fill(space)
  let projects = 0

  async function update(id: string, steps: object[], more: object = {}, who = MANAGER) {
    const shown = `project { deploymentProcess { ${SHOWN} } }`
    const answer = await mutate(space, 'updateDeploymentProcess', { project: id, steps, ...more }, who, shown)
    return answer as Updated
  }

  return {
    space,
    update,
    async newProject() {
      const data = { ...project(`Project ${++projects}`), process: { create: {} } }
      const { id } = await space.db.project.create({ data })
      return { id: `Spaces-1/Projects-${id}`, local: id }
    },
    async updated(id, steps, who = MANAGER) {
      const { project: after, errors } = await update(id, steps, {}, who)
      if (!after) throw new Error(errors[0]?.message)
      return after.deploymentProcess
    },
    async read(id, fields = SHOWN, who = MANAGER) {
      const { data, errors } = await space.ask<{ node: { deploymentProcess: ShownProcess | null } }>(
        `query ($id: ID!) { node(id: $id) { ... on Project { deploymentProcess { ${fields} } } } }`,
        { id },
        who,
      )
      if (errors[0]) throw new Error(errors[0].message)
      return data.node.deploymentProcess
    },
  }
}

async function fill({ db }: TestSpace): Promise<void> {
  await basics(db)
  await db.feed.create({ data: { ...named('Built-in'), type: 'BUILT_IN' } })
  await db.workerPool.create({ data: named('Default') })
  await db.account.create({ data: { ...named('Deployer'), type: 'TOKEN' } })
  const tags = { create: { ...named('EU'), color: '#00ff00', position: 0 } }
  await db.tagSet.create({ data: { ...named('Region'), tags } })
  const actionType = 'Octopus.Script'
  const version = (number: number) => ({
    ...{ version: number, name: 'Script', actionType, parameters: '[]', properties: '{}' },
    ...{ source: '{}', sourceHash: new Uint8Array(32) },
  })
  const versions = { create: [version(1), version(2)] }
  await db.stepTemplate.create({ data: { ...named('Script'), actionType, version: 2, versions } })
}
