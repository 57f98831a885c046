import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { named, project } from '../testing/rows.js'
import { localOf, targetSpace, type Target } from '../incoming-bundle/testing/target.js'
import { value } from '../incoming-bundle/testing/carried.js'

const LIFECYCLE = 'Spaces-3/Lifecycles-1'

let target: Target
/** Ids of the remote project, of its only release, channel, variable and template. */
let ids: Record<'project' | 'release' | 'channel' | 'variable' | 'template', string>

beforeAll(async () => {
  target = await targetSpace()
  const { db } = target.space
  const bundle = await target.taken(1, { variables: [value('Url', { value: 'x' })], needed: ['Region'] })
  await target.act('acceptBundle', { bundle, lifecycle: LIFECYCLE })
  const { projectId, releaseId } = await db.incomingBundle.findFirstOrThrow()
  const [channel, variable, template] = [
    await db.channel.findFirstOrThrow(),
    await db.variable.findFirstOrThrow(),
    await db.variableTemplate.findFirstOrThrow(),
  ]
  ids = {
    project: `Spaces-3/Projects-${projectId}`,
    release: `Spaces-3/Releases-${releaseId}`,
    channel: `Spaces-3/Channels-${channel.id}`,
    variable: `Spaces-3/Variables-${variable.id}`,
    template: `Spaces-3/VariableTemplates-${template.id}`,
  }
})
afterAll(() => target.space.close())

describe('of a remote project', () => {
  it('what built its releases is read-only, and the refusal names the Space that built them', async () => {
    const { project: owner, release, channel, variable } = ids
    const refused: [string, Record<string, unknown>][] = [
      ['updateDeploymentProcess', { project: owner, steps: [] }],
      ['createVariable', { owner, name: 'New', value: 'x' }],
      ['updateVariable', { id: variable, value: 'y' }],
      ['deleteVariable', { id: variable }],
      ['setVariables', { owner, set: [{ name: 'New', value: 'x' }] }],
      ['setVariableTemplates', { owner, templates: [] }],
      ['setProjectLibraryVariableSets', { project: owner, sets: [] }],
      ['createChannel', { project: owner, name: 'Hotfix' }],
      ['updateChannel', { id: channel, name: 'Other' }],
      ['deleteChannel', { id: channel }],
      ['createRelease', { project: owner, version: '9.0' }],
      ['updateRelease', { id: release, notes: 'Mine.' }],
      ['updateReleaseVariables', { id: release }],
      ['deleteRelease', { id: release }],
      ['updateProject', { id: owner, name: 'Mine' }],
      ['updateProject', { id: owner, description: 'Mine' }],
      ['updateProject', { id: owner, releaseNotesTemplate: 'Mine' }],
    ]
    for (const [mutation, input] of refused) {
      const refusal = await target.refusal(mutation, input)
      expect(`${mutation} ${refusal}`).toMatch(/ NOT_OWNER input\.\w+$/)
    }
    await expect(target.act('createRelease', { project: owner, version: '9.0' })).rejects.toThrow('the Space "Dev"')
  })

  it('what customises a deployment is not', async () => {
    const { project: owner, template } = ids
    const { db } = target.space
    await db.lifecycle.create({ data: named('Other') })
    const { name } = await db.project.findUniqueOrThrow({ where: { id: localOf(owner) } })
    const settings = { lifecycle: 'Spaces-3/Lifecycles-2', tenantedMode: 'TENANTED_OR_UNTENANTED', isDisabled: true }
    // What it is called is what it is called already.
    await target.act('updateProject', { id: owner, name, description: null, ...settings })
    await target.act('updateProject', { id: owner, isDisabled: false })
    const values = [{ template, environment: 'Spaces-3/Environments-1', value: 'eu' }]
    await target.act('setTemplateValues', { space: 'Spaces-3', values })
    const made = { space: 'Spaces-3', name: 'Acme', projects: [owner] }
    await target.act('createTenant', made)
    await target.act('archiveProject', { id: owner })
    await target.act('restoreProject', { id: owner })
    await target.act('reportDefect', { release: ids.release, description: 'Broken.' })
  })
})

it('a part of a split project has variables of its own, but is built at home', async () => {
  const { db } = target.space
  await db.project.create({ data: { ...project('Part'), remoteOf: 'Spaces-9/Projects-1', process: { create: {} } } })
  const { id } = await db.project.findFirstOrThrow({ where: { name: 'Part' } })
  const owner = `Spaces-3/Projects-${id}`
  await expect(target.act('createRelease', { project: owner, version: '1.0' })).rejects.toThrow('built in Spaces-9')
  expect(await target.refusal('updateDeploymentProcess', { project: owner, steps: [] })).toBe('NOT_OWNER input.project')
  expect(await target.refusal('createVariable', { owner, name: 'Own', value: 'x' })).toBeNull()
})
