import { describe, expect, test } from '@jest/globals'
import { gate } from '../testing/gate.js'
import { SharedCalls } from './shared-calls.js'

/** Calls that a test lets end one by one; each answers with its number. */
function calls() {
  const gates: ReturnType<typeof gate>[] = []
  const call = async () => {
    const own = gate()
    const number = gates.push(own)
    await own.promise
    return number
  }
  return { gates, call }
}

describe('calls that are shared', () => {
  test('give nobody an answer from before they asked', async () => {
    const shared = new SharedCalls<number>()
    const { gates, call } = calls()
    const first = shared.ask('a', call)
    const [second, third] = [shared.ask('a', call), shared.ask('a', call)]
    expect(gates).toHaveLength(1)
    gates[0]!.resolve()
    expect(await first).toBe(1)
    await Promise.resolve()
    const fourth = shared.ask('a', call)
    expect(gates).toHaveLength(2)
    gates[1]!.resolve()
    expect(await Promise.all([second, third])).toEqual([2, 2])
    await Promise.resolve()
    gates[2]!.resolve()
    expect(await fourth).toBe(3)
    expect(shared.size).toBe(0)
  })

  test('are never those of others', async () => {
    const shared = new SharedCalls<string>()
    expect(await Promise.all(['a', 'b'].map((key) => shared.ask(key, () => Promise.resolve(key))))).toEqual(['a', 'b'])
  })

  test('that fail concern those who shared them, and not those who come after', async () => {
    const shared = new SharedCalls<number>()
    const failing = () => Promise.reject(new Error('away'))
    const both = [shared.ask('a', failing), shared.ask('a', failing)]
    for (const one of both) await expect(one).rejects.toThrow('away')
    expect(await shared.ask('a', () => Promise.resolve(1))).toBe(1)
    expect(shared.size).toBe(0)
  })
})
