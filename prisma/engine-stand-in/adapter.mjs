import { PrismaPg } from '@prisma/adapter-pg'
import { randomUUID } from 'node:crypto'
import { poolConfiguration, run } from './connection.mjs'
import { describeCatalogTypes } from './catalog-types.mjs'

function connect(url, database) {
  const { schema, configuration } = poolConfiguration(url, database)
  return new PrismaPg(configuration, schema ? { schema } : undefined).connect()
}

/** PrismaPg splits scripts at every `;`, which breaks function bodies: send them whole. */
function sendScriptsWhole(adapter) {
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script)
    } catch (error) {
      adapter.onError(error)
    }
  }
  return adapter
}

const prepare = (adapter) => sendScriptsWhole(describeCatalogTypes(adapter))

/** A throw-away database beside the given one, dropped when the engine lets go of it. */
async function connectToNewShadow(url) {
  const name = `prisma_migrate_shadow_db_${randomUUID()}`
  await run(url, `CREATE DATABASE "${name}"`)
  const adapter = prepare(await connect(url, name))
  const disconnect = adapter.dispose.bind(adapter)
  adapter.dispose = async () => {
    await disconnect()
    await run(url, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
  }
  return adapter
}

/** What the WebAssembly engine connects through. */
export function createAdapterFactory({ url, shadowDatabaseUrl }) {
  const required = () => {
    if (!url) throw new Error('DATABASE_URL is not set')
    return url
  }
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: async () => prepare(await connect(required())),
    connectToShadowDb: async () =>
      shadowDatabaseUrl ? prepare(await connect(shadowDatabaseUrl)) : connectToNewShadow(required()),
  }
}
