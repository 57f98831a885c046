import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse } from 'graphql'
import type { FleetInstance } from '../fleet/context.js'
import type { InstanceSchema } from '../fleet/skew.js'
import type { Batch, BatchCall, InstanceTransport } from '../fleet/transport.js'
import type { InstanceSdl } from './manager.js'
import { readSdl } from './sdl.js'

type SdlOf = (instance: string) => InstanceSdl

/** The schemas of Instances that serve less than the whole `space` subgraph, each built once. */
export class InstanceSchemas {
  readonly #built = new Map<string, InstanceSchema>()
  readonly #sdlOf: SdlOf

  constructor(sdlOf: SdlOf) {
    this.#sdlOf = sdlOf
  }

  /** An Instance's own schema; null if it serves all of `spaceSdl`. */
  schemaOf({ id }: FleetInstance, spaceSdl: string): InstanceSchema | null {
    const served = this.#sdlOf(id)
    if ('missing' in served || served.sdl === spaceSdl) return null
    let built = this.#built.get(served.sdl)
    if (!built) {
      const { text, hash } = readSdl(served.sdl)
      built = { hash, schema: buildSubgraphSchema(parse(text, { noLocation: true })) }
      this.#built.set(served.sdl, built)
    }
    return built
  }
}

/** What the gateway tells and is told of the Instances that it sends to. */
export type InstanceSight = {
  sdlOf: SdlOf
  /** Told when an Instance that failed answers again. */
  reappeared(instance: string): void
}

/**
 * Sends nothing to an Instance whose SDL is not known or is quarantined: what it would make of it is not known either. Notices when
 * an Instance is back: it may have been replaced by another version.
 */
export function onlyKnown(transport: InstanceTransport, { sdlOf, reappeared }: InstanceSight): InstanceTransport {
  const away = new Set<string>()
  async function* noticed(id: string, lines: AsyncIterable<unknown>, signal: AbortSignal): AsyncGenerator<unknown> {
    try {
      for await (const line of lines) {
        if (away.delete(id)) reappeared(id)
        yield line
      }
    } catch (error) {
      if (!signal.aborted) away.add(id)
      throw error
    }
  }
  return {
    batch(instance: FleetInstance, batch: Batch, call: BatchCall) {
      const served = sdlOf(instance.id)
      if ('missing' in served) throw new Error(`${instance.id} is not asked: its SDL is ${served.missing}`)
      return noticed(instance.id, transport.batch(instance, batch, call), call.signal)
    },
    probe: (instance, signal) => transport.probe(instance, signal),
  }
}
