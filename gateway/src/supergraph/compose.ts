import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'

/** The SDLs of the three subgraphs. `space` is the union of what the Instances serve. */
export type Subgraphs = { directory: string; space: string | null; zone: string | null }

/** Subgraphs that do not fit together; says what federation has against them. */
export class CompositionError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`the subgraphs do not compose: ${faults.join('; ')}`)
    this.name = 'CompositionError'
  }
}

/** Composes the supergraph (federation 2). However many Spaces there are, it has these three subgraphs. */
export function composeSupergraph(subgraphs: Subgraphs): string {
  const services = Object.entries(subgraphs).flatMap(([name, sdl]) =>
    sdl === null ? [] : [{ name, url: `spaceport:${name}`, typeDefs: parse(sdl, { noLocation: true }) }],
  )
  const result = composeServices(services)
  if (result.errors) throw new CompositionError(result.errors.map((error) => error.message))
  return result.supergraphSdl
}
