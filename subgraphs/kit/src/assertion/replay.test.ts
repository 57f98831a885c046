import { expect, test } from '@jest/globals'
import { ReplayGuard } from './replay.js'

/** A guard with a clock of its own. */
function guard(most = 1_000, longest = 60_000) {
  const clock = { now: 0 }
  return { clock, guard: new ReplayGuard({ most, longest, monotonic: () => clock.now }) }
}

test('an id is admitted once', () => {
  const { guard: one } = guard()
  expect(one.admit([one.nonce], 'a')).toBe(true)
  expect(one.admit([one.nonce], 'a')).toBe(false)
  expect(one.admit([one.nonce], 'b')).toBe(true)
})

test('nothing is admitted under another nonce than the last two', () => {
  const { guard: one, clock } = guard()
  expect(one.admit([], 'a')).toBe(false)
  expect(one.admit(['x'], 'a')).toBe(false)
  const first = one.nonce
  clock.now = 60_000
  const second = one.nonce
  expect(second).not.toBe(first)
  expect(one.admit([first], 'b')).toBe(true)
  clock.now = 120_000
  expect(one.admit([first], 'c')).toBe(false)
  expect(one.admit([second], 'd')).toBe(true)
})

test('a nonce lasts until its time is over, not less', () => {
  const { guard: one, clock } = guard()
  const first = one.nonce
  clock.now = 59_999
  expect(one.nonce).toBe(first)
  clock.now = 60_000
  expect(one.nonce).not.toBe(first)
})

test('after a long silence not even the last nonce is good', () => {
  const { guard: one, clock } = guard()
  const first = one.nonce
  clock.now = 119_999
  expect(one.admit([first], 'a')).toBe(true)
  const { guard: two, clock: other } = guard()
  const old = two.nonce
  other.now = 120_000
  expect(two.admit([old], 'a')).toBe(false)
})

test('an id is remembered as long as any of its nonces is good', () => {
  const { guard: one, clock } = guard()
  const first = one.nonce
  clock.now = 60_000
  const second = one.nonce
  // Used under both, it must not be forgotten with the first.
  expect(one.admit([second, first], 'a')).toBe(true)
  expect(one.admit([first], 'b')).toBe(true)
  for (const nonces of [[first], [second], [first, second]]) {
    expect(one.admit(nonces, 'a')).toBe(false)
    expect(one.admit(nonces, 'b')).toBe(false)
  }
  clock.now = 120_000
  expect(one.admit([second], 'a')).toBe(false)
  expect(one.admit([first], 'b')).toBe(false)
})

test('however many come, few are remembered, none is admitted twice, and whoever keeps up is admitted', () => {
  const { guard: one } = guard(100)
  const used: [string, string][] = []
  for (let i = 0; i < 1_000; i++) {
    const nonce = one.nonce
    expect(one.admit([nonce], `id-${i}`)).toBe(true)
    used.push([nonce, `id-${i}`])
    expect(one.size).toBeLessThanOrEqual(200)
  }
  expect(new Set(used.map(([nonce]) => nonce)).size).toBe(10)
  for (const [nonce, id] of used) expect(one.admit([nonce], id)).toBe(false)
})

test('neither is memory filled under the nonce before', () => {
  const { guard: one, clock } = guard(100)
  const first = one.nonce
  expect(one.admit([first], 'first')).toBe(true)
  clock.now = 60_000
  let admitted = 0
  for (let i = 0; i < 1_000; i++) if (one.admit([first], `id-${i}`)) admitted++
  expect(admitted).toBe(199)
  expect(one.size).toBe(200)
  expect(one.admit([one.nonce], 'next')).toBe(true)
})

test('no two guards, and no two periods, have the same nonce', () => {
  const nonces = Array.from({ length: 100 }, () => new ReplayGuard().nonce)
  expect(new Set(nonces).size).toBe(100)
  for (const nonce of nonces) expect(nonce).toMatch(/^[\w-]{16}$/)
})
