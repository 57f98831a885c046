import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { usesSpace, VIEWER_OF_ONE } from '../testing/uses.js'

let world: Awaited<ReturnType<typeof usesSpace>>

beforeAll(async () => {
  world = await usesSpace()
})

afterAll(() => world.space.close())

const DEPLOY = 'ACTION Step 2, Deploy web: action Deploy'
const STOP = 'ACTION Step 1, Stop: action Stop'

describe('where a package is used', () => {
  const PACKAGE = `query ($id: String!, $filter: PackageUsageFilter) { packageUsage(packageId: $id, first: 9, filter: $filter) {
    totalCount nodes { kind place detail in { id } } completeness { answered } } }`
  type Packages = { packageUsage: { totalCount: number; nodes: { kind: string; place: string }[] } | null }
  const used = async (id: string, filter: object | null = null, who?: Caller) => {
    const { data, errors } = await world.space.ask<Packages>(PACKAGE, { id, filter }, who)
    expect(errors).toEqual([])
    expect(data.packageUsage?.totalCount).toBe(data.packageUsage?.nodes.length)
    return data.packageUsage!.nodes.map(({ kind, place }) => `${kind} ${place}`)
  }

  it('is told of actions and releases, by version and Space, as far as the caller sees them', async () => {
    const RELEASE = 'RELEASE Release 1.0: action Deploy'
    expect(await used('ACME.web', null, VIEWER_OF_ONE)).toEqual([DEPLOY, STOP, RELEASE])
    expect(await used('Acme.Web')).toHaveLength(6)
    expect(await used('Acme.Web', { version: '1.2' }, VIEWER_OF_ONE)).toEqual([RELEASE])
    expect(await used('Acme.Web', { version: '1.3' })).toEqual([])
    expect(await used('Acme.Web', { kind: ['ACTION'] }, VIEWER_OF_ONE)).toEqual([DEPLOY, STOP])
    expect(await used('Acme.Web', { space: ['Spaces-2'] })).toEqual([])
    expect(await used('Acme')).toEqual([])
    const { errors } = await world.space.ask(PACKAGE, { id: '\0' })
    expect(errors[0]?.extensions.code).toBe('BAD_INPUT')
  })
})
