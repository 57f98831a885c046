import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { createAdapterFactory } from './adapter.mjs'
import { createDatabase } from './administration.mjs'
import { run } from './connection.mjs'
import { createMigration, evaluateDataLoss } from './from-diff.mjs'
import { SchemaEngine } from './wasm.mjs'

/** The engine knows an adapter's error by its number only: give the error itself. */
function resolveError(error, registry) {
  const number = /External error id#(\d+)/.exec(error?.message ?? '')?.[1]
  return (number && registry.consumeError(Number(number))?.error) || error
}

/**
 * The engine's JSON-RPC methods. Those about the server are answered here; the rest by the WebAssembly engine, which
 * is made when it is first needed.
 */
export function createMethods({ datasource, datamodels }, print) {
  const factory = bindMigrationAwareSqlAdapterFactory(createAdapterFactory(datasource))
  let engine
  const call = async (method, params) => {
    const models = datamodels.length > 0 ? datamodels : undefined
    try {
      engine ??= await SchemaEngine.new({ datamodels: models }, () => {}, factory)
      return await engine[method](params)
    } catch (error) {
      throw resolveError(error, factory.errorRegistry)
    }
  }
  return async (method, params) => {
    if (method === 'createDatabase') return { databaseName: await createDatabase(datasource.url) }
    if (method === 'ensureConnectionValidity') return void (await run(datasource.url, 'SELECT 1'))
    if (method === 'getDatabaseVersion') return call('version', params)
    if (method === 'evaluateDataLoss') return evaluateDataLoss(call, params)
    if (method === 'createMigration') return createMigration(call, params)
    const result = await call(method, params)
    if (method !== 'diff') return result ?? {}
    if (result.stdout) print(result.stdout.replace(/\n$/, ''))
    return { exitCode: result.exitCode }
  }
}
