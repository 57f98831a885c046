import { startDeadline } from '@spaceport/kit/deadline'
import { SpaceportError, toGraphQLError } from '@spaceport/kit/errors'
import type { Caller } from '@spaceport/kit/caller'
import type { Membership } from '@spaceport/kit/membership'
import type { ExecutionResult } from 'graphql'
import type { Authenticator } from '../auth/authenticate.js'
import type { Credential } from '../auth/credential.js'
import { CHECKS, type Checks } from '../edge/answer.js'
import { CompletenessRecord } from '../edge/completeness.js'
import { readOperation } from '../edge/graphql.js'
import type { EdgeRequest } from '../edge/http.js'
import type { Parameters } from '../edge/parameters.js'
import type { RateLimits } from '../edge/rate-limit/limits.js'
import type { Operation } from '../execution/operation.js'
import { enterableSpaces } from '../fleet/context.js'
import type { Graph } from '../supergraph/graph.js'
import type { Placements } from '../supergraph/placements.js'
import { STREAM_LIMITS, StreamAdmission, type StreamLimits } from './admission.js'
import type { Feeds } from './feed/feeds.js'
import type { Health } from './health.js'
import { readQuestion, type Question } from './question/question.js'
import { eventStream } from './sse.js'
import type { Moment } from './stream/batch.js'
import { readNodes } from './stream/read-nodes.js'
import { Stream } from './stream/stream.js'

/** Milliseconds that one batch may take. */
const LONGEST_BATCH = 10_000

/** The points of a page of what happened in a Space, whatever of it is told: a request, and up to 200 events. */
const PAGE_POINTS = 3

/** What streams are made of. */
export type LiveOptions = {
  feeds: Feeds
  health: Health
  authenticator: Pick<Authenticator, 'authenticate'>
  membership: Membership
  placements: Placements
  /** The published graph, as it is now. */
  supergraph: { readonly graph: Graph | null }
  limits: Pick<RateLimits, 'spend'>
  checks?: Checks | undefined
  streams?: Partial<StreamLimits> | undefined
}

/** A subscription that somebody sent, and who they are. */
export type Subscribing = {
  request: Pick<EdgeRequest, 'requestId' | 'address' | 'endless'>
  parameters: Parameters
  credential: Credential | null
  caller: Caller
}

/** What is told as it happens: the open streams. */
export class Live {
  readonly #options: LiveOptions
  readonly #admission: StreamAdmission
  readonly #streams = new Set<Stream>()
  readonly #stopping = new AbortController()

  constructor(options: LiveOptions) {
    this.#options = options
    this.#admission = new StreamAdmission({ ...STREAM_LIMITS, ...options.streams })
  }

  /** How many streams are open. */
  get open(): number {
    return this.#streams.size
  }

  /** Answers a subscription. Throws what refuses it as a whole. */
  answer(graph: Graph, operation: Operation, { request, parameters, credential, caller }: Subscribing): Response {
    const { feeds, health, checks = CHECKS } = this.#options
    if (this.#stopping.signal.aborted) throw new SpaceportError('UNAVAILABLE', 'The gateway ends.', { retry: true })
    const variables = parameters.variables ?? {}
    let question = readQuestion(graph, operation, variables, checks)
    const leave = this.#admission.enter(caller.subject)
    const gone = new AbortController()
    const signal = AbortSignal.any([request.endless(), this.#stopping.signal, gone.signal])
    const stream = new Stream({
      ...{ feeds, health, signal },
      question: () => (question = this.#current(question, parameters, checks)),
      moment: () => this.#moment(credential, request, signal),
      pay: ({ caller: now }) => this.#options.limits.spend(now, PAGE_POINTS),
      read: (asked, ids, moment) => this.#read(asked, ids, moment, { requestId: request.requestId, signal }),
    })
    this.#streams.add(stream)
    const ended = () => {
      gone.abort()
      leave()
      this.#streams.delete(stream)
    }
    return eventStream(told(stream.batches()), ended)
  }

  /** Has every stream look anew who may enter what: the fleet has changed. */
  wake(): void {
    for (const stream of this.#streams) stream.wake()
  }

  /** Completes all streams: their readers go on elsewhere. */
  stop(): void {
    this.#stopping.abort()
    this.#options.feeds.stop()
  }

  /** The question on the graph as it is now. Throws if it is not valid there. */
  #current(question: Question, parameters: Parameters, checks: Checks): Question {
    const { graph } = this.#options.supergraph
    if (!graph || graph === question.graph) return question
    return readQuestion(graph, readOperation(graph, parameters), parameters.variables ?? {}, checks)
  }

  async #moment(
    credential: Credential | null,
    { requestId, address }: Subscribing['request'],
    signal: AbortSignal,
  ): Promise<Moment> {
    const { authenticator, membership } = this.#options
    const deadline = startDeadline(LONGEST_BATCH, signal)
    try {
      const caller = await authenticator.authenticate(credential, { ...deadline, requestId, address }, true)
      return { caller, scope: enterableSpaces(membership, caller) }
    } finally {
      deadline.end()
    }
  }

  async #read(
    question: Question,
    ids: readonly string[],
    { caller, scope }: Moment,
    { requestId, signal }: { requestId: string; signal: AbortSignal },
  ) {
    const { membership, placements, limits, checks = CHECKS } = this.#options
    const deadline = startDeadline(LONGEST_BATCH, signal)
    try {
      const context = {
        ...{ caller, requestId, signal: deadline.signal, remaining: deadline.remaining, spaces: scope },
        ...{ revision: membership.revision, zones: placements.zones, completeness: new CompletenessRecord() },
      }
      const spend = (points: number) => limits.spend(caller, points)
      return await readNodes(question, ids, context, { checks, spend })
    } finally {
      deadline.end()
    }
  }
}

/** A stream that says why it ends, if it does by itself. */
async function* told(batches: AsyncGenerator<ExecutionResult>): AsyncGenerator<ExecutionResult, void> {
  try {
    yield* batches
  } catch (error) {
    const errors = error instanceof AggregateError ? error.errors : [error]
    yield { data: null, errors: errors.map(toGraphQLError) }
  }
}
