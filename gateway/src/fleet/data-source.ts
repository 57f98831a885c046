import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse } from 'graphql'
import { SpaceportError } from '@spaceport/kit/errors'
import { readFleetRules } from '@spaceport/kit/schema/fleet'
import { planSlice } from './ask.js'
import type { FleetContext, FleetInstance } from './context.js'
import { errorAt } from './errors.js'
import { gather, type Gathered } from './gather.js'
import { InstanceGuard } from './instance/guard.js'
import { MissingSince } from './missing-since.js'
import { Operations } from './operation.js'
import { Scatter } from './scatter.js'
import { Skew, type InstanceSchema } from './skew.js'
import type { InstanceTransport } from './transport.js'

/** What the fleet is made of. */
export type FleetOptions = {
  /** The SDL of the `space` subgraph: the union of what the Instances serve. */
  sdl: string
  transport: InstanceTransport
  /** An Instance's own schema, where it is not all of `sdl`. Default: all serve the same. */
  schemaOf?: (instance: FleetInstance) => InstanceSchema | null
  /** Kept over several SDLs by whoever makes a fleet for each. */
  guard?: InstanceGuard
  since?: MissingSince
}

type Response = Awaited<ReturnType<GraphQLDataSource['process']>>

/** How long an Instance that is looked at may take to say that it is well, in milliseconds. */
const LONGEST_PROBE = 2_000

/**
 * Makes thousands of Spaces look like the one subgraph `space`. Each operation of a query plan is compiled once
 * (`operation`), its root fields find their Spaces (`ask`, `route`), it goes to each Instance concerned in one request
 * (`scatter`), and the answers become one answer (`gather`, `merge`).
 */
export class FleetDataSource implements GraphQLDataSource<FleetContext> {
  readonly #operations: Operations
  readonly #scatter: Scatter
  readonly #since: MissingSince

  constructor({ sdl, transport, schemaOf = () => null, guard, since = new MissingSince() }: FleetOptions) {
    this.#operations = new Operations(buildSubgraphSchema(parse(sdl, { noLocation: true })), readFleetRules(sdl))
    this.#scatter = new Scatter(transport, guard ?? guardFor(transport), new Skew(schemaOf))
    this.#since = since
  }

  async process(options: GraphQLDataSourceProcessOptions<FleetContext>): Promise<Response> {
    const { query, variables } = options.request
    try {
      return await this.answer(query ?? '', variables ?? {}, options.context as FleetContext)
    } catch (error) {
      if (error instanceof SpaceportError) return { errors: [errorAt(error)] }
      throw error
    }
  }

  /** Answers one operation of a query plan. Throws `BAD_INPUT` if its variables are wrong. */
  async answer(query: string, given: Record<string, unknown>, fleet: FleetContext): Promise<Response> {
    const { operation, values } = this.#operations.read(query, given)
    const whole: Gathered = { data: Object.create(null), errors: [] }
    for (const key of operation.typenames) whole.data[key] = operation.rootType
    for (const slice of operation.slices) {
      const { asked, items } = planSlice(slice, given, values, fleet)
      fleet.completeness.asked(items.keys())
      const sending = { sendable: slice.sendable, items, mayRetry: !operation.isMutation }
      const { data, errors } = gather(asked, await this.#scatter.send(sending, fleet), fleet, this.#since)
      Object.assign(whole.data, data)
      whole.errors.push(...errors)
    }
    return whole.errors.length > 0 ? whole : { data: whole.data }
  }
}

/** A guard that looks at Instances over the transport itself. */
export function guardFor(transport: InstanceTransport): InstanceGuard {
  return new InstanceGuard((instance) => transport.probe(instance, AbortSignal.timeout(LONGEST_PROBE)))
}
