import { describe, expect, test } from '@jest/globals'
import type { ZoneMapQuery } from '../generated/graphql'
import { mapOf } from './map'

const space = (id: string, name: string) => ({ id, name, description: null })
const instance = (id: string, zone: string | null, spaces: ReturnType<typeof space>[]) => ({
  ...{ id, name: id, zone: zone === null ? null : { id: zone }, spaces },
  ...{ ownedEnvironments: [{ id: 'Spaces-1/Environments-1' }], ownedTenants: [], ownedVariables: null },
})
const trust = (id: string, here: { id: string; name: string }, peer: string) => ({
  ...{ id, name: peer, purpose: 'RELEASES' as const, state: 'ACTIVE' as const, peer, shownFingerprint: 'abcd' },
  ...{ approvalsNeeded: 0, lastSequence: 0, createdAt: '2026-01-01T00:00:00.000Z', space: here },
  ...{ confirmedAt: null, revokedAt: null, revocationReason: null },
})
const page = { pageInfo: { hasNextPage: false } }
const [payments, vault] = [space('Spaces-1', 'Payments'), space('Spaces-2', 'Vault')]
const data: ZoneMapQuery = {
  zones: {
    nodes: [
      { id: 'Zones-1', name: 'Brisbane', kind: 'CONNECTED', description: null },
      { id: 'Zones-2', name: 'PCI', kind: 'DISCONNECTED', description: null },
    ],
    ...page,
  },
  instances: {
    nodes: [
      instance('Instances-1', 'Zones-1', [payments]),
      instance('Instances-2', 'Zones-2', [vault]),
      instance('Instances-3', null, []),
    ],
    ...page,
  },
  trusts: {
    nodes: [trust('Spaces-2/Trusts-1', vault, 'payments'), trust('Spaces-1/Trusts-1', payments, 'Elsewhere')],
    ...page,
    completeness: { asked: 2, answered: 2, missing: [] },
  },
  environments: { nodes: [], ...page },
  ownershipMap: null,
}

describe('the map of Zones', () => {
  test('has every Instance in its Zone, and what is in none or beyond the fleet apart', () => {
    const { zones, trusts } = mapOf(data, { zone: [], space: [] })
    expect(zones.map(({ kind, instances }) => [kind, instances.length])).toEqual([
      ['CONNECTED', 1],
      ['DISCONNECTED', 1],
      ['UNPLACED', 1],
      ['BEYOND', 1],
    ])
    expect(zones[0]?.instances[0]).toMatchObject({
      owned: { environments: 1, tenants: 0, variables: null },
      isAnswered: null,
    })
    expect(trusts.map(({ from, to }) => `${from.id} ${to.id}`)).toEqual([
      'Spaces-1 Spaces-2',
      'beyond/Elsewhere Spaces-1',
    ])
  })

  test('keeps whom a chosen Space trusts', () => {
    const { zones, trusts } = mapOf(data, { zone: ['Zones-2'], space: [] })
    expect(trusts.map(({ id }) => id)).toEqual(['Spaces-2/Trusts-1'])
    expect(zones.map(({ id }) => id)).toEqual(['Zones-1', 'Zones-2'])
    expect(mapOf(data, { zone: [], space: ['Spaces-9'] })).toEqual({ zones: [], trusts: [], placeholders: [] })
  })
})
