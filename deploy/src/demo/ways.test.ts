import { describe, expect, it } from '@jest/globals'
import { planDemo } from './plan.js'
import { demoSizes } from './sizes.js'
import { demoWays, productionOf } from './ways.js'

const plan = planDemo(demoSizes({}))

describe('the ways of releases in the demo fleet', () => {
  it('lead over the network to one Zone, and by hand to the disconnected one', () => {
    expect(demoWays(plan)).toEqual({ home: 0, beside: 2, connected: [3], byHand: [5] })
    expect([0, 3, 5].map((space) => plan.spaces[space]?.name)).toEqual([
      'Payments',
      'Customer Accounts',
      'Card Services',
    ])
  })

  it('lead by hand wherever one end is disconnected', () => {
    const zones = plan.zones.map((zone, at) => ({ ...zone, kind: at === 0 ? ('DISCONNECTED' as const) : zone.kind }))
    expect(demoWays({ ...plan, zones })).toMatchObject({ home: 0, connected: [], byHand: [3, 5] })
    const open = plan.zones.map((zone) => ({ ...zone, kind: 'CONNECTED' as const }))
    expect(demoWays({ ...plan, zones: open })).toMatchObject({ home: 0, connected: [3, 5], byHand: [] })
  })

  it('are none in a fleet of one Instance', () => {
    expect(demoWays(planDemo(demoSizes({ spaces: 2, instances: 1 })))).toBeNull()
  })

  it('end in the production of a Space, which is its own', () => {
    for (const [at, { environments }] of plan.spaces.entries()) {
      const found = environments.find(({ id }) => id === productionOf(plan, at))
      expect(found).toMatchObject({ name: 'Production', remoteOf: null })
    }
  })
})
