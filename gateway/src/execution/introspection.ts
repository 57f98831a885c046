import { WeightedCache } from '@spaceport/kit/weighted-cache'
import { execute, type ExecutionResult, type GraphQLSchema } from 'graphql'
import type { Variables } from './executor.js'
import type { Operation } from './operation.js'

/** The most that the kept answers may weigh together, in characters of JSON. */
const BUDGET = 16 * 1024 * 1024

/** Answers questions about the graph itself, from the API schema alone. Tools ask the same few, so answers are kept. */
export class Introspection {
  readonly #schema: GraphQLSchema
  readonly #answers = new WeightedCache<string, ExecutionResult>(BUDGET)

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  async answer(operation: Operation, variables: Variables): Promise<ExecutionResult> {
    const key = `${JSON.stringify(variables)} ${operation.text}`
    const known = this.#answers.get(key)
    if (known) return known
    const answer = await execute({
      schema: this.#schema,
      document: operation.document,
      variableValues: { ...variables },
    })
    this.#answers.set(key, answer, key.length + JSON.stringify(answer).length)
    return answer
  }
}
