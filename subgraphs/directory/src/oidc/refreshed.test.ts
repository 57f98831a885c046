import { beforeEach, expect, test } from '@jest/globals'
import { Refreshed } from './refreshed.js'

let at: number
let loads: number
let answer: () => Promise<string>
let kept: Refreshed<string>

beforeEach(() => {
  at = 1_000_000
  loads = 0
  answer = () => Promise.resolve(`load ${loads}`)
  const load = () => {
    loads++
    return answer()
  }
  kept = new Refreshed(load, () => new Date(at), { fresh: 100, usable: 1_000, cooldown: 10 })
})

const down = () => Promise.reject(new Error('down'))

test('is fetched once for all who ask while it is fresh, and again after', async () => {
  expect(await Promise.all([kept.get(), kept.get(), kept.get()])).toEqual(['load 1', 'load 1', 'load 1'])
  at += 99
  expect(await kept.get()).toBe('load 1')
  at += 1
  expect(await kept.get()).toBe('load 2')
  expect(loads).toBe(2)
})

test('a clock that is set back makes nothing fresh for longer', async () => {
  await kept.get()
  at -= 99
  expect(await kept.get()).toBe('load 1')
  at -= 1
  expect(await kept.get()).toBe('load 2')
})

test('is used on while its source is down, but not for ever', async () => {
  await kept.get()
  answer = down
  at += 999
  expect(await kept.get()).toBe('load 1')
  expect(loads).toBe(2)
  at += 1
  await expect(kept.get()).rejects.toThrow('down')
  answer = () => Promise.resolve('back')
  await expect(kept.get()).rejects.toThrow('down')
  at += 10
  expect(await kept.get()).toBe('back')
})

test('is asked for no more often than the cooldown allows, whatever came of it', async () => {
  answer = down
  await expect(kept.get()).rejects.toThrow('down')
  await expect(kept.get()).rejects.toThrow('down')
  at += 9
  await expect(kept.renewed()).rejects.toThrow('down')
  expect(loads).toBe(1)
  answer = () => Promise.resolve('back')
  at += 1
  expect(await kept.renewed()).toBe('back')
  at += 9
  expect(await kept.renewed()).toBe('back')
  expect(loads).toBe(2)
  at += 1
  await kept.renewed()
  expect(loads).toBe(3)
})

test('is fetched again before its time for whoever misses something, all at once', async () => {
  await kept.get()
  at += 10
  expect(await Promise.all([kept.renewed(), kept.renewed()])).toEqual(['load 2', 'load 2'])
})

test('a failure that is over is not told again', async () => {
  answer = down
  await expect(kept.get()).rejects.toThrow('down')
  answer = () => Promise.resolve('back')
  at += 10
  await kept.get()
  at += 1_000
  answer = () => Promise.reject(new Error('down again'))
  await expect(kept.get()).rejects.toThrow('down again')
})
