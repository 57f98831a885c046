import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { placeholder, sourceSpace, type Source } from '../outgoing-bundle/testing/source.js'
import { named } from '../testing/rows.js'

// Dev, Test, Test Europe and Production are 1 to 4, and live here; 5 stands for one of the fleet, 6 for one beyond it. So do tenants 2 and 3.
let source: Source
const ids = (...locals: number[]) => locals.map((local) => `Spaces-1/Environments-${local}`)

beforeAll(async () => {
  source = await sourceSpace()
  const { db } = source.space
  await db.environment.create({ data: { ...named('East: Production'), remoteOf: 'Spaces-5/Environments-4' } })
  await db.environment.create({ data: placeholder(source, 'Production') })
  await db.tenant.create({ data: named('Acme') })
  await db.tenant.create({ data: { ...named('East: Production'), remoteOf: 'Spaces-5/Tenants-4' } })
  await db.tenant.create({ data: placeholder(source, 'Production') })
})
afterAll(() => source.space.close())

describe('a placeholder for what lives beyond the fleet', () => {
  it('is told from what lives here, as one within the fleet is', async () => {
    const { ask } = source.space
    const names = async (list: string, isRemote: boolean) => {
      type Page = Record<string, { nodes: { name: string; isRemote: boolean; remoteSpace: string | null }[] }>
      const query = `{ ${list}(first: 9, filter: { isRemote: ${isRemote} }) { nodes { name isRemote remoteSpace lastReceipt { issuedAt } } } }`
      const nodes = (await ask<Page>(query)).data[list]?.nodes ?? []
      expect(nodes.every((node) => node.isRemote === isRemote)).toBe(true)
      return nodes.map(({ name, remoteSpace }) => `${name}${remoteSpace === null ? '' : ` of ${remoteSpace}`}`)
    }
    const placeholders = ['East: Production', 'Ops: Production of Ops']
    expect(await names('environments', true)).toEqual(placeholders)
    expect(await names('tenants', true)).toEqual(placeholders)
    expect(await names('environments', false)).toEqual(['Dev', 'Production', 'Test', 'Test Europe'])
    expect(await names('tenants', false)).toEqual(['Acme'])
    const { data } = await ask('{ environmentFacets { owner { values { name count } } } }')
    expect(data).toEqual({
      environmentFacets: {
        owner: {
          values: [
            { name: 'here', count: 4 },
            { name: 'elsewhere', count: 2 },
          ],
        },
      },
    })
  })

  it.each([
    ['updateEnvironment', 'Spaces-1/Environments-6'],
    ['deleteEnvironment', 'Spaces-1/Environments-6'],
    ['updateTenant', 'Spaces-1/Tenants-3'],
    ['deleteTenant', 'Spaces-1/Tenants-3'],
  ])('is refused by %s, which names its owner', async (mutation, id) => {
    const root = source.ops.identity.root.slice(0, 16)
    await expect(source.act(mutation, { id })).rejects.toThrow(
      `NOT_OWNER: "Ops: Production" is owned by the Space "Ops" with the root ${root}: change "Production" there.`,
    )
  })

  it('is where nothing is deployed from here', async () => {
    const release = await source.release('1.0.0')
    for (const [environment] of [ids(5), ids(6)]) {
      await expect(source.act('createDeployment', { release, environment })).rejects.toThrow('NOT_OWNER')
    }
    const tenant = 'Spaces-1/Tenants-3'
    await expect(source.act('createDeployment', { release, environment: ids(1)[0], tenant })).rejects.toThrow(
      'NOT_OWNER',
    )
    const query = `query ($release: ID!, $environment: ID!) { checkDeployment(release: $release, environment: $environment) { rules { rule isPassed } } }`
    const { data } = await source.space.ask<{ checkDeployment: { rules: object[] } }>(query, {
      ...{ release, environment: ids(6)[0] },
    })
    expect(data.checkDeployment.rules).toContainEqual({ rule: 'OWNER', isPassed: false })
  })

  it('is what variables, steps and phases may name', async () => {
    const owner = 'Spaces-1/Projects-1'
    await source.act('createVariable', { owner, name: 'Url', value: 'x', scope: { environments: ids(5, 6) } })
    const actions = [
      { name: 'Deploy', actionType: 'Octopus.Script', environments: ids(6), excludedEnvironments: ids(5) },
    ]
    await source.act('updateDeploymentProcess', { project: owner, steps: [{ name: 'Deploy', actions }] })
    const phases = [{ name: 'Ops', environments: ids(1, 6) }]
    await source.act('createLifecycle', { space: 'Spaces-1', name: 'Across', phases })
  })
})
