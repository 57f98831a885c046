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

/** The most errors that are read of one Space's answer. */
const MOST_ERRORS = 200
const LONGEST_MESSAGE = 2_000

/** An error of the gateway's own, at a place. */
export function errorAt({ message, details, code }: SpaceportError, path?: Path): FleetError {
  return { message, ...(path && { path }), extensions: { ...details, code } }
}

/** Reads the `errors` of a Space's answer; null if they are not what GraphQL calls errors. */
export function readSpaceErrors(errors: unknown, space: string): SpaceError[] | null {
  if (errors === undefined || errors === null) return []
  if (!Array.isArray(errors)) return null
  return errors.slice(0, MOST_ERRORS).map((error: unknown) => readSpaceError(isRecord(error) ? error : {}, space))
}

/** Known codes keep their message and plain details. Whatever else a Space may say (stacks, SQL, hosts) goes no further. */
function readSpaceError(error: Record<string, unknown>, space: string): SpaceError {
  const extensions = isRecord(error.extensions) ? error.extensions : {}
  const path = Array.isArray(error.path) ? error.path.filter(isStep) : []
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
