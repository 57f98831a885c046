import { describe, expect, test } from '@jest/globals'
import type { Caller } from './caller.js'
import { Membership } from './membership.js'

const caller: Caller = { subject: 'Users-1', name: 'Ada', groups: ['Groups-1'], systemRoles: [], cap: null }

function membership(): Membership {
  const fleet = new Membership()
  fleet.apply({
    type: 'snapshot',
    revision: 4,
    instances: [{ id: 'Instances-1', name: 'one', url: 'http://127.0.0.1:1', publicKey: 'x' }],
    spaces: ['Spaces-1', 'Spaces-2', 'Spaces-10'].map((id) => ({
      id,
      name: id,
      instance: 'Instances-1',
      state: 'ACTIVE',
    })),
    entry: [
      { group: 'Groups-1', space: 'Spaces-10' },
      { group: 'Groups-1', space: 'Spaces-2' },
      { group: 'Groups-2', space: 'Spaces-1' },
    ],
  })
  return fleet
}

describe('membership', () => {
  test('a caller may enter the Spaces of its groups, in the order of their numbers, and no other', () => {
    const fleet = membership()
    expect(fleet.spacesFor(caller).map(({ id }) => id)).toEqual(['Spaces-2', 'Spaces-10'])
    expect(fleet.mayEnter(caller, 'Spaces-2')).toBe(true)
    expect(fleet.mayEnter(caller, 'Spaces-1')).toBe(false)
    expect(fleet.spacesFor({ ...caller, systemRoles: ['SystemAdministrator'], groups: [] })).toEqual([])
  })

  test("an API key's cap only takes away", () => {
    const capped = { ...caller, cap: { spaces: ['Spaces-1', 'Spaces-2'], readOnly: false, permissions: null } }
    expect(
      membership()
        .spacesFor(capped)
        .map(({ id }) => id),
    ).toEqual(['Spaces-2'])
    expect(membership().mayEnter(capped, 'Spaces-10')).toBe(false)
  })

  test('a change is seen by the next question', () => {
    const fleet = membership()
    fleet.spacesFor(caller)
    fleet.apply({ type: 'change', revision: 5, removedEntry: [{ group: 'Groups-1', space: 'Spaces-2' }] })
    expect(fleet.spacesFor(caller).map(({ id }) => id)).toEqual(['Spaces-10'])
    fleet.apply({ type: 'change', revision: 6, removedSpaces: ['Spaces-10'] })
    expect(fleet.spacesFor(caller)).toEqual([])
    expect(fleet.instanceOf('Spaces-10')).toBeUndefined()
  })

  test('whoever waits for a change is woken by it, and by the signal', async () => {
    const fleet = membership()
    const waiting = fleet.waitFor(6, new AbortController().signal)
    fleet.apply({ type: 'change', revision: 5 })
    fleet.apply({ type: 'beat', revision: 6 })
    await waiting
    const gone = new AbortController()
    const never = fleet.waitFor(7, gone.signal)
    gone.abort(new Error('hung up'))
    await expect(never).rejects.toThrow('hung up')
  })
})
