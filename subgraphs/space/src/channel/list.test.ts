import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

/** Projects 1 and 2 with their default channels, and a channel of the first with a lifecycle and a tag of its own. */
beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  await db.lifecycle.create({ data: named('Hotfix') })
  const tags = ['EU', 'US'].map((name, position) => ({ ...named(name), color: '#000000', position }))
  await db.tagSet.create({ data: { ...named('Region'), tags: { create: tags } } })
  for (const name of ['Shop', 'Bank']) {
    const channels = { create: { ...named('Default'), isDefault: true } }
    await db.project.create({ data: { ...project(name), channels } })
  }
  const own = { lifecycleId: 2, tenantTagIds: [1], rules: { create: { position: 0, tag: '^$' } } }
  await db.channel.create({ data: { projectId: 1, ...named('Hotfix'), ...own } })
})

afterAll(() => space.close())

async function viewer(permissions: string[], scope: object) {
  const role = await space.db.userRole.create({ data: { ...named('Viewer'), permissions } })
  await giveRole(space.db, 'Users-50', role.id, scope)
  return caller('Users-50')
}

describe('channels', () => {
  it('are chosen, counted, and stand under their projects and lifecycles, as far as the caller sees them', async () => {
    const names = async (filter: string, who = MANAGER) => {
      const query = `{ channels(first: 9, filter: { ${filter} }) { nodes { name project { name } } } }`
      type Data = { channels: { nodes: { name: string; project: { name: string } | null }[] } }
      const { data, errors } = await space.ask<Data>(query, {}, who)
      expect(errors).toEqual([])
      return data.channels.nodes.map(({ name, project }) => `${project?.name} ${name}`)
    }
    expect(await names('')).toEqual(['Shop Default', 'Bank Default', 'Shop Hotfix'])
    expect(await names('project: ["Spaces-1/Projects-2"]')).toEqual(['Bank Default'])
    expect(await names('lifecycle: ["Spaces-1/Lifecycles-2"]')).toEqual(['Shop Hotfix'])
    expect(await names('tenantTag: ["Spaces-1/Tags-1"]')).toEqual(['Shop Hotfix'])
    expect(await names('tenantTag: ["Spaces-1/Tags-2"]')).toEqual([])
    expect(await names('isDefault: false')).toEqual(['Shop Hotfix'])
    expect(await names('hasReleases: true')).toEqual([])
    const blind = await viewer(['ProcessView'], { Projects: [1] })
    expect(await names('', blind)).toEqual(['undefined Default', 'undefined Hotfix'])
    expect(await names('tenantTag: ["Spaces-1/Tags-1"]', blind)).toEqual([])
    expect(await names('lifecycle: ["Spaces-1/Lifecycles-2"]', blind)).toEqual([])
    const { data, errors } = await space.ask(`{
      channelFacets { project { values { name count } } lifecycle { values { name count } } kind { values { name count } } }
      projects(first: 9) { nodes { name channels(first: 9) { nodes { name } totalCount } defaultChannel { name } } }
      lifecycles(first: 9, filter: { text: "Hotfix" }) { nodes { channels(first: 9) { nodes { name } } } } }`)
    expect(errors).toEqual([])
    const project = (name: string, ...channels: string[]) => ({
      ...{ name, defaultChannel: { name: 'Default' } },
      channels: { nodes: channels.map((channel) => ({ name: channel })), totalCount: channels.length },
    })
    expect(data).toEqual({
      channelFacets: {
        project: {
          values: [
            { name: 'Shop', count: 2 },
            { name: 'Bank', count: 1 },
          ],
        },
        lifecycle: { values: [{ name: 'Hotfix', count: 1 }] },
        kind: {
          values: [
            { name: 'default', count: 2 },
            { name: 'other', count: 1 },
          ],
        },
      },
      projects: { nodes: [project('Bank', 'Default'), project('Shop', 'Default', 'Hotfix')] },
      lifecycles: { nodes: [{ channels: { nodes: [{ name: 'Hotfix' }] } }] },
    })
  })

  it('take one statement for a page of projects with all that is theirs', async () => {
    const query = `{ projects(first: 9) { nodes { name channels(first: 5) { nodes {
      name effectiveLifecycle { name } lifecycle { name } rules { tag } } } defaultChannel { name } } } }`
    const { result, count } = await space.askCounted(query)
    expect(result.errors).toEqual([])
    expect(count).toBeLessThanOrEqual(2)
  })
})
