import { describe, expect, test } from '@jest/globals'
import type { Caller } from '../caller.js'
import { holdsInFleet } from './system.js'

const manager: Caller = { subject: 'Users-1', name: 'A', groups: [], systemRoles: ['SystemManager'], cap: null }
const cap = { spaces: null, readOnly: false, permissions: null }

describe('rights over the fleet', () => {
  test('come from system roles only', () => {
    expect(holdsInFleet(manager, 'UserEdit')).toBe(true)
    expect(holdsInFleet(manager, 'AdministerSystem')).toBe(false)
    expect(holdsInFleet({ ...manager, systemRoles: ['SystemAdministrator'] }, 'AdministerSystem')).toBe(true)
    expect(holdsInFleet({ ...manager, systemRoles: ['SystemAdministrator'] }, 'ProjectView')).toBe(false)
    expect(holdsInFleet({ ...manager, systemRoles: [] }, 'UserView')).toBe(false)
  })

  test('are not in an API key that is limited to Spaces, only reads or leaves the permission out', () => {
    expect(holdsInFleet({ ...manager, cap }, 'UserEdit')).toBe(true)
    expect(holdsInFleet({ ...manager, cap: { ...cap, spaces: ['Spaces-1'] } }, 'UserView')).toBe(false)
    expect(holdsInFleet({ ...manager, cap: { ...cap, spaces: [] } }, 'UserView')).toBe(false)
    expect(holdsInFleet({ ...manager, cap: { ...cap, readOnly: true } }, 'UserView')).toBe(true)
    expect(holdsInFleet({ ...manager, cap: { ...cap, readOnly: true } }, 'UserEdit')).toBe(false)
    expect(holdsInFleet({ ...manager, cap: { ...cap, permissions: ['UserEdit'] } }, 'UserEdit')).toBe(true)
    expect(holdsInFleet({ ...manager, cap: { ...cap, permissions: ['UserEdit'] } }, 'UserView')).toBe(false)
  })
})
