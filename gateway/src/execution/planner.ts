import { operationFromDocument, type Schema, type Supergraph } from '@apollo/federation-internals'
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner'
import { SpaceportError } from '@spaceport/kit/errors'
import { log } from '@spaceport/kit/log'
import { WeightedCache } from '@spaceport/kit/weighted-cache'
import type { Operation } from './operation.js'
import { PlanningDeadline } from './planning-deadline.js'

/** How one operation is answered: which subgraphs are asked for what, in which order. */
export type Plan = { readonly operation: Operation; readonly queryPlan: QueryPlan }

/** Finds out how an operation is answered. */
export interface Planner {
  /** Throws `BAD_INPUT` for an operation that is too complex to plan, or not planned within `remaining` milliseconds. */
  plan(operation: Operation, remaining?: number): Plan
  /** Whether the plan of an operation is there already. */
  has(operation: Operation): boolean
}

/** The most that all kept plans may weigh together, in characters of their JSON and their operations' text. */
const CACHE_BUDGET = 32 * 1024 * 1024

/**
 * Bounds on one planning, which runs on the event loop: the plans that are compared, and the ways to one field that are
 * considered. The graph has three subgraphs, so honest operations stay orders of magnitude below.
 */
const LIMITS = { maxEvaluatedPlans: 500, pathsLimit: 1_000 }

/** `cacheBudget`: the most that kept plans weigh; `now`: milliseconds by the clock of the deadline. */
export type PlannerOptions = { cacheBudget?: number; now?: () => number }

/** Plans with Apollo's query planner, once per operation as long as the bounded cache keeps it. */
export class CachingPlanner implements Planner {
  readonly #planner: QueryPlanner
  readonly #apiSchema: Schema
  readonly #plans: WeightedCache<string, Plan>
  readonly #deadline: PlanningDeadline

  constructor(supergraph: Supergraph, { cacheBudget = CACHE_BUDGET, now }: PlannerOptions = {}) {
    this.#planner = new QueryPlanner(supergraph, { debug: LIMITS, exposeDocumentNodeInFetchNode: false })
    this.#deadline = new PlanningDeadline(this.#planner, now)
    this.#apiSchema = supergraph.apiSchema()
    this.#plans = new WeightedCache(cacheBudget)
  }

  /** What the cache holds now. */
  get cached(): { entries: number; weight: number } {
    return { entries: this.#plans.size, weight: this.#plans.weight }
  }

  has({ text }: Operation): boolean {
    return this.#plans.get(text) !== undefined
  }

  plan(operation: Operation, remaining = Number.POSITIVE_INFINITY): Plan {
    const known = this.#plans.get(operation.text)
    if (known) return known
    const plan = { operation, queryPlan: this.#deadline.within(remaining, () => this.#build(operation)) }
    this.#plans.set(operation.text, plan, 2 * operation.text.length + JSON.stringify(plan.queryPlan).length)
    return plan
  }

  #build({ document, text }: Operation): QueryPlan {
    try {
      return this.#planner.buildQueryPlan(operationFromDocument(this.#apiSchema, document, { validate: false }))
    } catch (error) {
      log('warn', 'operation could not be planned', { reason: String(error), operation: text.slice(0, 2_000) })
      throw new SpaceportError('BAD_INPUT', 'The operation is too complex to plan.')
    }
  }
}
