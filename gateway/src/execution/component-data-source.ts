import type { GraphQLDataSource } from '@apollo/gateway'
import type { ComponentClient } from '@spaceport/kit/client'
import { SpaceportError } from '@spaceport/kit/errors'
import { log } from '@spaceport/kit/log'
import type { GraphQLFormattedError } from 'graphql'
import { z } from 'zod'
import type { FleetContext } from '../fleet/context.js'

type Answer = Awaited<ReturnType<GraphQLDataSource<FleetContext>['process']>>
type Options = Parameters<GraphQLDataSource<FleetContext>['process']>[0]

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.looseObject({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
})

/** A central subgraph (`directory`, `zone`) as a data source: one call per fetch, one assertion per call. It never rejects. */
export class ComponentDataSource implements GraphQLDataSource<FleetContext> {
  readonly #client: ComponentClient

  constructor(client: ComponentClient) {
    this.#client = client
  }

  async process(options: Options): Promise<Answer> {
    if (options.kind !== 'incoming operation') throw new Error('only callers ask through the gateway')
    const { query, variables, operationName } = options.request
    const { caller, requestId, signal, remaining, revision } = options.incomingRequestContext.context
    try {
      signal.throwIfAborted()
      const { status, json } = await this.#client.call({
        method: 'POST',
        path: '/graphql',
        json: { query, variables, operationName },
        caller,
        requestId,
        signal,
        remaining: remaining(),
        membership: revision,
      })
      return this.#read(status, json)
    } catch (error) {
      return { data: null, errors: [this.#failure(error, signal)] }
    }
  }

  #read(status: number, json: unknown): Answer {
    const { data, errors } = answerSchema.parse(json)
    if (status === 200) return { data: data ?? null, ...(errors ? { errors } : {}) }
    const code = errors?.[0]?.extensions?.code
    if (code === 'DEADLINE_EXCEEDED' || code === 'OVERLOADED') return { data: null, errors: errors ?? [] }
    throw new Error(`status ${status}${typeof code === 'string' ? `, ${code}` : ''}`)
  }

  /** The one error that stands for a call without a usable answer. */
  #failure(error: unknown, signal: AbortSignal): GraphQLFormattedError {
    if (signal.aborted) {
      const late = signal.reason instanceof SpaceportError
      return {
        message: late ? 'The deadline passed.' : 'The caller hung up.',
        extensions: { code: 'DEADLINE_EXCEEDED' },
      }
    }
    const component = this.#client.peer.name
    log('warn', 'a component did not answer', {
      component,
      reason: error instanceof Error ? error.message : String(error),
    })
    return { message: `The ${component} did not answer.`, extensions: { code: 'UNAVAILABLE', component, retry: true } }
  }
}
