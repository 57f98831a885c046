import { expect, test } from '@jest/globals'
import { Receiver } from './receiver.js'

function receiver() {
  const clock = { now: 0 }
  return { clock, one: new Receiver(() => clock.now) }
}

test('the nonces that were heard last are kept, newest first, each once', () => {
  const { one } = receiver()
  expect(one.nonces).toEqual([])
  for (const nonce of ['a', 'b', 'a', 'c', 'd', 'e']) one.heard(nonce)
  expect(one.nonces).toEqual(['e', 'd', 'c', 'a'])
  one.heard('c')
  expect(one.nonces).toEqual(['c', 'e', 'd', 'a'])
  const before = one.nonces
  one.heard('c')
  expect(one.nonces).toBe(before)
})

test('keys are tried newest first', () => {
  const { one } = receiver()
  expect(one.inOrder(['new', 'old'])).toEqual(['new', 'old'])
  one.accepted('new', 'new')
  expect(one.inOrder(['new', 'old'])).toEqual(['new', 'old'])
})

test('one that goes by an older key is called with it, and the newest is tried again every second', () => {
  const { one, clock } = receiver()
  one.accepted('old', 'new')
  expect(one.inOrder(['new', 'middle', 'old'])).toEqual(['old', 'new', 'middle'])
  clock.now = 999
  // Calls that go well meanwhile do not put that off.
  one.accepted('old', 'new')
  expect(one.inOrder(['new', 'old'])).toEqual(['old', 'new'])
  clock.now = 1_000
  expect(one.inOrder(['new', 'old'])).toEqual(['new', 'old'])
  one.accepted('old', 'new')
  clock.now = 1_999
  expect(one.inOrder(['new', 'old'])).toEqual(['old', 'new'])
})

test('once it has accepted the newest it is called with that', () => {
  const { one } = receiver()
  one.accepted('old', 'new')
  one.accepted('new', 'new')
  expect(one.inOrder(['new', 'old'])).toEqual(['new', 'old'])
  // Nor is the older one remembered for when there is a newer one still.
  expect(one.inOrder(['newer', 'new', 'old'])).toEqual(['newer', 'new', 'old'])
})

test('an older key that it has no more is not tried', () => {
  const { one } = receiver()
  one.accepted('old', 'new')
  expect(one.inOrder(['newer', 'new'])).toEqual(['newer', 'new'])
  one.accepted('new', 'newer')
  expect(one.inOrder(['newer', 'new'])).toEqual(['new', 'newer'])
})
