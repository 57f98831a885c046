import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dropDatabase, listDatabases } from '@spaceport/database/provision'
import { testServer } from '@spaceport/database/testing'
import { generateKeyPair, type KeyPair } from '@spaceport/kit/assertion/keys'
import { AssertionSigner } from '@spaceport/kit/assertion/sign'
import { ComponentClient } from '@spaceport/kit/client'
import type { RunningService } from '@spaceport/kit/server/run'
import { startSpace, type SpaceSettings } from '../start.js'

/** The components that an Instance knows. */
export type Component = 'gateway' | 'directory' | 'zone'

/** A running Instance, and who may call it. */
export type TestInstance = {
  settings: SpaceSettings
  url(): string
  routes(): RunningService['routes']
  keys: Record<Component | 'self', KeyPair>
  /** A client that calls as a component. */
  as(component: Component): ComponentClient
  /** Stops the process' part and starts it again on the same databases. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** Starts `Instances-4` without any Space. */
export async function testInstance(): Promise<TestInstance> {
  const { adminUrl } = await testServer()
  const keys = {
    gateway: generateKeyPair(),
    directory: generateKeyPair(),
    zone: generateKeyPair(),
    self: generateKeyPair(),
  }
  const settings: SpaceSettings = {
    SPACEPORT_HOST: '127.0.0.1',
    SPACEPORT_PORT: 0,
    SPACEPORT_PRIVATE_KEY: keys.self.privateKey,
    SPACEPORT_PEERS: {
      gateway: keys.gateway.publicKey,
      directory: keys.directory.publicKey,
      zone: keys.zone.publicKey,
    },
    SPACEPORT_SPACE_DATABASE_URL: adminUrl,
    SPACEPORT_DATABASE_PREFIX: `t${randomBytes(6).toString('hex')}`,
    SPACEPORT_INSTANCE_ID: 'Instances-4',
    SPACEPORT_DATA_DIR: await mkdtemp(join(tmpdir(), 'spaceport-instance-')),
    SPACEPORT_CONTENT_GIB: 1,
  }
  let running = await startSpace(settings)
  return {
    settings,
    url: () => running.url,
    routes: () => running.routes,
    keys,
    as(component) {
      const signer = new AssertionSigner({ issuer: component, privateKey: keys[component].privateKey })
      return new ComponentClient(signer, { name: 'Instances-4', url: running.url, publicKey: keys.self.publicKey })
    },
    async restart() {
      await running.close()
      running = await startSpace(settings)
    },
    async close() {
      await running.close()
      for (const name of await listDatabases(adminUrl, settings.SPACEPORT_DATABASE_PREFIX)) {
        await dropDatabase(adminUrl, name)
      }
      await rm(settings.SPACEPORT_DATA_DIR, { recursive: true, force: true })
    },
  }
}
