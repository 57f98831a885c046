import { isErrorCode, type ErrorCode, type SpaceportError } from '@spaceport/kit/errors'

/** A place in an answer: response names and list positions. */
export type Path = readonly (string | number)[]

/** A GraphQL error on its way to the caller, as plain data. */
export type FleetError = {
  message: string
  path?: Path
  extensions: { code: ErrorCode; [detail: string]: unknown }
}

/** What is read of an error that a Space sent. */
export type SpaceError = { path: Path; passedOn: FleetError }

/** The most things in the lists of one Space's answer of which at least the first error is read: as many as ten times `nodes` may ask for. */
const MOST_THINGS = 1_000

/** The most other errors that are read of one Space's answer. */
const MOST_ERRORS = 200
const LONGEST_MESSAGE = 2_000

/** An error of the gateway's own, at a place. */
export function errorAt({ message, details, code }: SpaceportError, path?: Path): FleetError {
  return { message, ...(path && { path }), extensions: { ...details, code } }
}

/**
 * Reads the `errors` of a Space's answer, in its order; null if they are not what GraphQL calls errors. Of very many some are left out, but so
 * that the many faults of one thing never hide that another is not there.
 */
export function readSpaceErrors(errors: unknown, space: string): SpaceError[] | null {
  if (errors === undefined || errors === null) return []
  if (!Array.isArray(errors)) return null
  const things = new Set<string>()
  let others = 0
  return errors.flatMap((one: unknown) => {
    const error = isRecord(one) ? one : {}
    const path = pathOf(error)
    const thing = typeof path[1] === 'number' ? `${path[1]} ${path[0]}` : null
    if (thing !== null && !things.has(thing) && things.size < MOST_THINGS) things.add(thing)
    else if (++others > MOST_ERRORS) return []
    return readSpaceError(error, path, space)
  })
}

function pathOf({ path }: Record<string, unknown>): Path {
  return Array.isArray(path) ? path.filter(isStep) : []
}

/** Known codes keep their message and plain details. Whatever else a Space may say (stacks, SQL, hosts) goes no further. */
function readSpaceError(error: Record<string, unknown>, path: Path, space: string): SpaceError {
  const extensions = isRecord(error.extensions) ? error.extensions : {}
  const { code } = extensions
  if (!isErrorCode(code) || code === 'INTERNAL' || typeof error.message !== 'string') {
    return { path, passedOn: { message: `Something went wrong in ${space}.`, extensions: { code: 'INTERNAL', space } } }
  }
  const message = error.message.slice(0, LONGEST_MESSAGE)
  return { path, passedOn: { message, extensions: { ...plainDetails(extensions), code, space } } }
}

const NEVER_PASSED_ON = new Set(['exception', 'stacktrace', 'stack', 'serviceName', '__proto__'])

function plainDetails(extensions: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(extensions).filter(([key, value]) => !NEVER_PASSED_ON.has(key) && isPlain(value)),
  )
}

function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.length <= 100 && value.every((item) => !Array.isArray(item) && isPlain(item))
  if (typeof value === 'string') return value.length <= LONGEST_MESSAGE
  return value === null || typeof value === 'number' || typeof value === 'boolean'
}

function isStep(step: unknown): step is string | number {
  return typeof step === 'string' || typeof step === 'number'
}

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
