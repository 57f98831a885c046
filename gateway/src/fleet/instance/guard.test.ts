import { describe, expect, it } from '@jest/globals'
import type { FleetInstance } from '../context.js'
import { InstanceGuard, type Ending } from './guard.js'

const instance = (id: string): FleetInstance => ({ id, url: 'http://127.0.0.1:1', publicKey: '' })
const A = instance('Instances-1')
const B = instance('Instances-2')

function guarded() {
  const clock = { now: 0 }
  let probes = 0
  const health = { well: false }
  const probe = async () => {
    probes++
    if (!health.well) throw new Error('not well')
  }
  const guard = new InstanceGuard(probe, () => clock.now)
  /** One request that takes `milliseconds`; or why it may not go. */
  const request = (at: FleetInstance, milliseconds: number, ending: Ending) => {
    const admitted = guard.admit(at)
    if (typeof admitted === 'string') return admitted
    clock.now += milliseconds
    admitted(ending)
    return ending
  }
  return { guard, clock, health, request, probes: () => probes }
}

describe('InstanceGuard', () => {
  it('lets an Instance have so many requests at once, and no Instance those of another', () => {
    const { guard } = guarded()
    const going = Array.from({ length: 64 }, () => guard.admit(A))
    expect(going.every((one) => typeof one === 'function')).toBe(true)
    expect(guard.admit(A)).toBe('BUSY')
    expect(guard.admit(B)).toBeInstanceOf(Function)
    const [first] = going
    if (typeof first === 'function') first('answered')
    expect(guard.admit(A)).toBeInstanceOf(Function)
  })

  it('leaves an Instance alone after slow failures in a row', () => {
    const { request } = guarded()
    for (let i = 0; i < 3; i++) expect(request(A, 5_000, 'failed')).toBe('failed')
    expect(request(A, 0, 'answered')).toBe('SUSPENDED')
    expect(request(B, 0, 'answered')).toBe('answered')
  })

  it.each<[string, number, Ending]>([
    ['failures that cost no time', 1, 'failed'],
    ['callers who went away', 60_000, 'abandoned'],
  ])('does not mind %s', (_, milliseconds, ending) => {
    const { request } = guarded()
    for (let i = 0; i < 10; i++) expect(request(A, milliseconds, ending)).toBe(ending)
  })

  it('counts failures in a row only', () => {
    const { request } = guarded()
    for (let i = 0; i < 10; i++) {
      request(A, 5_000, 'failed')
      request(A, 5_000, 'failed')
      expect(request(A, 1, 'answered')).toBe('answered')
    }
  })

  it('looks after it now and then, and lets requests go again once it is well; no request waits for that', async () => {
    const { request, clock, health, probes } = guarded()
    for (let i = 0; i < 3; i++) request(A, 5_000, 'failed')
    for (let i = 0; i < 10; i++) expect(request(A, 0, 'answered')).toBe('SUSPENDED')
    expect(probes()).toBe(1)
    clock.now += 500
    health.well = true
    expect(request(A, 0, 'answered')).toBe('SUSPENDED')
    expect(probes()).toBe(2)
    await Promise.resolve()
    expect(request(A, 0, 'answered')).toBe('answered')
  })

  it('allows some retries at once, then one for every ten requests', () => {
    const { guard, request } = guarded()
    const retries = () => Array.from({ length: 20 }, () => guard.mayRetry()).filter(Boolean).length
    expect(retries()).toBe(10)
    for (let i = 0; i < 31; i++) request(A, 1, 'answered')
    expect(retries()).toBe(3)
  })
})
