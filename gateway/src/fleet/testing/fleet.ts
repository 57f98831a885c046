import { execute, parse, validate, type ExecutionResult, type GraphQLSchema } from 'graphql'
import type { FleetContext, FleetInstance, MissingSpace } from '../context.js'
import { FleetDataSource, type FleetOptions } from '../data-source.js'
import type { Batch, BatchCall, InstanceTransport } from '../transport.js'
import { SDL } from './sdl.js'
import { memorySchema, type MemorySpace, type ProjectRow } from './space.js'

const SCHEMA = memorySchema()

/** How an Instance in memory answers a batch, instead of rightly. */
export type Behaviour = (
  batch: Batch,
  call: BatchCall,
  rightly: () => AsyncGenerator<unknown>,
) => AsyncIterable<unknown>

/** Instances in memory. Every batch that is sent to one is kept in `batches`. */
export class MemoryTransport implements InstanceTransport {
  readonly batches: { instance: string; batch: Batch }[] = []
  readonly behaviours = new Map<string, Behaviour>()
  readonly schemas = new Map<string, GraphQLSchema>()
  probes = 0

  constructor(private readonly spaces: ReadonlyMap<string, MemorySpace>) {}

  async *batch({ id }: FleetInstance, batch: Batch, call: BatchCall): AsyncGenerator<unknown> {
    this.batches.push({ instance: id, batch: JSON.parse(JSON.stringify(batch)) as Batch })
    const rightly = () => this.#answer(this.schemas.get(id) ?? SCHEMA, batch)
    yield* this.behaviours.get(id)?.(batch, call, rightly) ?? rightly()
  }

  async probe({ id }: FleetInstance): Promise<void> {
    this.probes++
    if (this.behaviours.has(id)) throw new Error('not well')
  }

  async *#answer(schema: GraphQLSchema, { query, operationName, items }: Batch): AsyncGenerator<unknown> {
    const document = parse(query)
    const faults = validate(schema, document)
    if (faults.length > 0) throw new Error(`${query} is not valid: ${faults.join('; ')}`)
    for (const { space, variables } of items) {
      const contextValue = this.spaces.get(space)
      const variableValues = JSON.parse(JSON.stringify(variables)) as Record<string, unknown>
      const result = await execute({ schema, document, operationName, variableValues, contextValue })
      yield JSON.parse(JSON.stringify({ space, ...result }))
    }
    yield { done: items.length }
  }
}

/** A fleet in memory with one caller, who may enter all of its Spaces unless told otherwise. */
export type MemoryFleet = {
  transport: MemoryTransport
  source: FleetDataSource
  context: FleetContext
  missing: MissingSpace[]
  spaces: Map<string, MemorySpace>
  abort: AbortController
  /** Answers an operation, as plain JSON. */
  ask(query: string, variables?: Record<string, unknown>): Promise<ExecutionResult<Record<string, unknown>>>
}

/** `projects`: by Space; Space number n lives on Instance number ((n - 1) % instances) + 1, odd ones in Zones-1, even in Zones-2. */
export function memoryFleet(
  projects: Readonly<Record<number, ProjectRow[]>>,
  { instances = 2, enterable, ...options }: Partial<FleetOptions> & { instances?: number; enterable?: number[] } = {},
): MemoryFleet {
  const numbers = Object.keys(projects).map(Number)
  const spaces = new Map(
    numbers.map((number) => [`Spaces-${number}`, { number, projects: projects[number]!, log: [] as string[] }]),
  )
  const transport = new MemoryTransport(spaces)
  const source = new FleetDataSource({ sdl: SDL, transport, ...options })
  const missing: MissingSpace[] = []
  const abort = new AbortController()
  const homes = numbers
    .filter((number) => enterable?.includes(number) ?? true)
    .map((number) => [`Spaces-${number}`, instance(((number - 1) % instances) + 1)] as const)
  const context: FleetContext = {
    caller: { subject: 'Users-1', name: 'Ada', groups: ['Groups-1'], systemRoles: [], cap: null },
    requestId: 'test',
    signal: abort.signal,
    remaining: () => 10_000,
    revision: 1,
    spaces: new Map(homes),
    zones: new Map([...Array(instances).keys()].map((n) => [`Instances-${n + 1}`, `Zones-${(n % 2) + 1}`])),
    completeness: { asked: () => {}, missed: (one) => missing.push(one) },
  }
  const ask = async (query: string, variables: Record<string, unknown> = {}) =>
    JSON.parse(JSON.stringify(await source.answer(query, variables, context))) as ExecutionResult<
      Record<string, unknown>
    >
  return { transport, source, context, missing, spaces, abort, ask }
}

function instance(number: number): FleetInstance {
  return { id: `Instances-${number}`, url: `http://127.0.0.1:${number}`, publicKey: 'key' }
}
