import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { Counter, WINDOW } from './counter.js'

const limited = expect.objectContaining({ code: 'RATE_LIMITED' })

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

describe('a counter', () => {
  test('lets each key spend its points within a minute, and again in the next', async () => {
    const counter = new Counter(10)
    await counter.spend('a', 6)
    await counter.spend('a', 4)
    await counter.spend('b', 10)
    await expect(counter.spend('a', 1)).rejects.toEqual(limited)
    jest.advanceTimersByTime(WINDOW * 1_000)
    await counter.spend('a', 10)
  })

  test('says in whole seconds when to come back', async () => {
    const counter = new Counter(1)
    await counter.spend('a', 1)
    jest.advanceTimersByTime(50_500)
    await expect(counter.spend('a', 1)).rejects.toMatchObject({ details: { retryAfter: 10 } })
  })

  test('can be looked at without counting', async () => {
    const counter = new Counter(2)
    for (let i = 0; i < 5; i++) await counter.check('a')
    await counter.spend('a', 2)
    await expect(counter.check('a')).rejects.toEqual(limited)
    await counter.check('b')
  })

  test('tells what is worth it, once', async () => {
    const counter = new Counter(1_000)
    await counter.spend('much', 10)
    await counter.spend('little', 9)
    expect(counter.takeUntold()).toEqual([{ key: 'much', points: 10 }])
    expect(counter.takeUntold()).toEqual([])
    await counter.spend('little', 1)
    expect(counter.takeUntold()).toEqual([{ key: 'little', points: 10 }])
    await counter.spend('little', 1)
    jest.advanceTimersByTime(WINDOW * 1_000 + 1)
    counter.takeUntold()
    expect(counter.untold).toBe(0)
  })

  test('takes over what others counted, and what it counted since it told them', async () => {
    const counter = new Counter(100)
    await counter.spend('a', 50)
    counter.takeUntold()
    await counter.spend('a', 5)
    await counter.correct('a', 90, 30_000)
    await counter.spend('a', 5)
    await expect(counter.spend('a', 1)).rejects.toMatchObject({ details: { retryAfter: 30 } })
    jest.advanceTimersByTime(30_000)
    await counter.spend('a', 100)
  })

  test('remembers a bounded number of keys that it has not told', async () => {
    const counter = new Counter(1_000, { mostUntold: 3 })
    for (let i = 0; i < 10; i++) await counter.spend(`k${i}`, 1)
    expect(counter.untold).toBe(3)
  })

  test('keeps nobody waiting for the hour by which a clock went back', async () => {
    const counter = new Counter(1)
    await counter.spend('a', 1)
    jest.setSystemTime(Date.now() - 3_600_000)
    await expect(counter.spend('a', 1)).rejects.toMatchObject({ details: { retryAfter: WINDOW } })
    jest.advanceTimersByTime(WINDOW * 1_000)
    await counter.spend('a', 1)
  })
})
