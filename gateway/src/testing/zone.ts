import { buildSubgraphSchema } from '@apollo/subgraph'
import type { KeyPair } from '@spaceport/kit/assertion/keys'
import { createGraphQL } from '@spaceport/kit/server/graphql'
import { parse } from 'graphql'
import { startComponent, type TestComponent } from './component.js'
import { LineStream } from './lines.js'
import { ZONE_SDL } from './sdl.js'

/** Starts a zone that knows Zones-1, where all the Instances named are. */
export async function startZone(
  instances: readonly string[],
  options: { port?: number; keys?: KeyPair } = {},
): Promise<TestComponent> {
  const graphql = createGraphQL<object>(buildSubgraphSchema([{ typeDefs: parse(ZONE_SDL), resolvers }]))
  const stream = new LineStream(
    () => ({
      type: 'snapshot',
      revision: 1,
      zones: [ZONE],
      placements: instances.map((instance) => ({ instance, zone: ZONE.id })),
    }),
    () => ({ type: 'beat', revision: 1 }),
  )
  const component = await startComponent(
    'zone',
    [
      { method: 'GET', path: '/internal/sdl', handle: () => new Response(ZONE_SDL) },
      { method: 'GET', path: '/internal/placements', endless: true, handle: () => stream.answer() },
      { method: 'POST', path: '/graphql', handle: (request) => graphql.handle(request, {}) },
    ],
    options,
  )
  const closeComponent = component.close
  return Object.assign(component, {
    close: (grace?: number) => {
      stream.end()
      return closeComponent(grace)
    },
  })
}

const ZONE = { id: 'Zones-1', name: 'Brisbane' }

const resolvers = {
  Query: { zone: () => ZONE },
  Zone: { __resolveReference: () => ZONE },
  Instance: { zone: () => ZONE },
}
