import { describe, expect, test } from '@jest/globals'
import { Counter } from './counter.js'
import { SharedCounts } from './shared-counts.js'

type Count = { key: string; points: number }

/** A directory that adds up what it is told; `away`: it does not answer. */
function directory() {
  const sums = new Map<string, number>()
  const state = { away: false, calls: 0 }
  const call = ({ json }: { json?: unknown }) => {
    state.calls++
    if (state.away) return Promise.reject(new Error('connection refused'))
    const { counts } = json as { counts: Count[] }
    const answer = counts.map(({ key, points }) => {
      sums.set(key, (sums.get(key) ?? 0) + points)
      return { key, points: sums.get(key), resetsIn: 60_000 }
    })
    return Promise.resolve({ status: 200, json: { counts: answer } })
  }
  return { state, call }
}

const gatewayOf = (shared: ReturnType<typeof directory>) => {
  const counter = new Counter(100)
  return { counter, counts: new SharedCounts(shared, { caller: counter }) }
}

describe('several gateways', () => {
  test('count together', async () => {
    const shared = directory()
    const [one, two] = [gatewayOf(shared), gatewayOf(shared)]
    await one.counter.spend('Users-1', 60)
    await two.counter.spend('Users-1', 40)
    await one.counts.exchange()
    await two.counts.exchange()
    await expect(two.counter.spend('Users-1', 1)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    await one.counter.spend('Users-1', 2)
    await one.counts.exchange()
    await expect(one.counter.spend('Users-1', 1)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    await one.counter.spend('Users-2', 100)
  })

  test('learn after a restart what was counted before', async () => {
    const shared = directory()
    const before = gatewayOf(shared)
    await before.counter.spend('Users-1', 100)
    await before.counts.stop()
    const after = gatewayOf(shared)
    await after.counter.spend('Users-1', 1)
    await after.counts.exchange()
    await expect(after.counter.spend('Users-1', 1)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
  })

  test('count by themselves while the directory is away, and tell it afterwards', async () => {
    const shared = directory()
    const one = gatewayOf(shared)
    shared.state.away = true
    await one.counter.spend('Users-1', 60)
    await one.counts.exchange()
    await one.counter.spend('Users-1', 40)
    await expect(one.counter.spend('Users-1', 1)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    shared.state.away = false
    await one.counts.exchange()
    const two = gatewayOf(shared)
    await two.counter.spend('Users-1', 1)
    await two.counts.exchange()
    await expect(two.counter.spend('Users-1', 1)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
  })

  test('say nothing when there is nothing to say', async () => {
    const shared = directory()
    await gatewayOf(shared).counts.exchange()
    expect(shared.state.calls).toBe(0)
  })
})
