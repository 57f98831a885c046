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

/** Sends nothing to an Instance whose SDL is not known or is quarantined: what it would make of it is not known either. */
export function onlyKnown(transport: InstanceTransport, sdlOf: SdlOf): InstanceTransport {
  return {
    batch(instance: FleetInstance, batch: Batch, call: BatchCall) {
      const served = sdlOf(instance.id)
      if ('missing' in served) throw new Error(`${instance.id} is not asked: its SDL is ${served.missing}`)
      return transport.batch(instance, batch, call)
    },
    probe: (instance, signal) => transport.probe(instance, signal),
  }
}
