import { describe, expect, it } from '@jest/globals'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { mustListen } from './reachable.js'

describe('mustListen', () => {
  it('accepts a server that listens, and names the setting when it has gone', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `postgresql://name:secret@127.0.0.1:${(server.address() as AddressInfo).port}/postgres`
    await mustListen(url, 'SPACEPORT_ZONE_DATABASE_URL')
    await new Promise((resolve) => server.close(resolve))
    const refused = mustListen(url, 'SPACEPORT_ZONE_DATABASE_URL')
    await expect(refused).rejects.toThrow(
      /^There is no database server where SPACEPORT_ZONE_DATABASE_URL points: .*\.$/,
    )
    await expect(refused).rejects.not.toThrow('secret')
  })
})
