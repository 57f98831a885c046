import type { GraphQLDataSource } from '@apollo/gateway'

type Options = Parameters<GraphQLDataSource['process']>[0]
type Response = Awaited<ReturnType<GraphQLDataSource['process']>>
type Errors = NonNullable<Response['errors']>

/**
 * Puts errors of `_entities` fetches in their right places. `executeQueryPlan` (2.14.4) takes the index in such an error's path for a
 * place among all objects at the fetch's path; it is the place among those that were sent, which are fewer where the objects are
 * of several types. This counts again, on the objects themselves: the answers of root fetches become part of the growing
 * result by reference.
 */
export class EntityPaths {
  readonly #root: Record<string, unknown> = Object.create(null)
  /** The objects of which a subgraph knew nothing to add. */
  readonly #gone = new WeakSet<object>()

  /** A data source whose answers pass through here. One `EntityPaths` serves one execution. */
  watch(source: GraphQLDataSource): GraphQLDataSource {
    return {
      process: async (options) => this.#mended(options, await source.process(options)),
    }
  }

  #mended(options: Options, response: Response): Response {
    const path = ('pathInIncomingRequest' in options && options.pathInIncomingRequest) || []
    const sent: unknown = options.request.variables?.representations
    if (!Array.isArray(sent)) {
      if (path.length === 0) this.#remember(response.data)
      return response
    }
    const entities: unknown = response.data?._entities
    const known = Array.isArray(entities) && entities.length === sent.length && !entities.includes(null)
    if (known && !response.errors?.some(isInEntity)) return response
    const objects = objectsAt(this.#root, path)
    const places = placesOf(sent, objects)
    for (const [i, place] of places.entries()) {
      const object = objects[place]
      if (isObject(object) && !(Array.isArray(entities) && entities[i])) this.#gone.add(object)
    }
    return response.errors ? { ...response, errors: placed(response.errors, places) } : response
  }

  /**
   * Whether a field is missing because the object that it is of does not exist for the caller: the subgraph that knows it said so,
   * or told an error of its own. Then the object is null, and that is no fault.
   */
  isOfNothing(path: readonly (string | number)[]): boolean {
    const object = path
      .slice(0, -1)
      .reduce<unknown>((value, step) => (isHolder(value) ? value[step] : undefined), this.#root)
    return isObject(object) && this.#gone.has(object)
  }

  #remember(data: Response['data']): void {
    for (const [key, value] of Object.entries(data ?? {})) {
      if (!(key in this.#root)) this.#root[key] = value
    }
  }
}

type ErrorWithPath = Errors[number] & { path: readonly (string | number)[] }

function isInEntity(error: Errors[number]): error is ErrorWithPath {
  return error.path?.[0] === '_entities' && typeof error.path[1] === 'number'
}

function placed(errors: Errors, places: readonly number[]): Errors {
  return errors.map((error) => {
    if (!isInEntity(error)) return error
    const [field, index, ...rest] = error.path
    return { ...error, path: [field, places[Number(index)] ?? index, ...rest] as ErrorWithPath['path'] }
  })
}

/** For each object that was sent, its place among all objects: both are in the same order. */
function placesOf(sent: readonly unknown[], objects: readonly unknown[]): number[] {
  const places: number[] = []
  let at = 0
  for (const one of sent) {
    while (at < objects.length && !isSame(one, objects[at])) at++
    places.push(at++)
  }
  return places
}

function isSame(one: unknown, other: unknown): boolean {
  return isObject(one) && isObject(other) && one.__typename === other.__typename && one.id === other.id
}

/** All objects at a path of the result, without the nulls, in the order in which `executeQueryPlan` goes through them. */
function objectsAt(value: unknown, path: readonly (string | number)[]): unknown[] {
  if (value === null || value === undefined) return []
  const [step, ...rest] = path
  if (step === undefined) return Array.isArray(value) ? value.filter(isObject) : [value]
  if (step === '@') return Array.isArray(value) ? value.flatMap((item) => objectsAt(item, rest)) : []
  return isObject(value) && Object.hasOwn(value, step) ? objectsAt(value[step], rest) : []
}

function isHolder(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
