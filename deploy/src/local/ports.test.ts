import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { freePort, ownPorts, wantedPort } from './ports.js'

let other: Server
let busy: number
beforeEach(async () => {
  other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  busy = (other.address() as AddressInfo).port
})
afterEach(() => new Promise((resolve) => other.close(resolve)))

describe('ports', () => {
  it('says in one sentence which setting to change when a port is busy', async () => {
    await expect(wantedPort(busy, 'SPACEPORT_WEB_PORT')).rejects.toThrow(
      `Port ${busy} is used by another program: end that, or set SPACEPORT_WEB_PORT to another port.`,
    )
  })

  it('takes the preferred port when it is free and another when it is not', async () => {
    const free = await freePort(undefined)
    expect(await freePort(free)).toBe(free)
    expect(await freePort(busy)).not.toBe(busy)
    expect(await freePort(free, new Set([free]))).not.toBe(free)
  })

  it('picks from ports that no process beside it picks from, and from others when those are taken', async () => {
    const own = ownPorts(process.pid)
    const thirty = Array.from({ length: 30 }, (_, i) => own + i)
    expect(thirty).toContain(await freePort(undefined))
    expect(thirty).not.toContain(ownPorts(process.pid + 1))
    expect(thirty).not.toContain(await freePort(undefined, new Set(thirty)))
  })
})
