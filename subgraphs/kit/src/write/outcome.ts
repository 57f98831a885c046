import { SpaceportError, type ErrorCode } from '../errors.js'

/** What the user can mend, as a mutation's payload says it. `path` leads to the input at fault, such as `['input', 'name']`. */
export type UserError = { code: ErrorCode; message: string; path: string[] }

/** A refusal that belongs to one input. */
export function refuse(code: ErrorCode, message: string, ...path: string[]): SpaceportError {
  return new SpaceportError(code, message, path.length > 0 ? { path } : {})
}

/** What no input can mend: it fails the field instead of being listed in the payload. */
const NOT_THE_USERS: ReadonlySet<ErrorCode> = new Set([
  'INTERNAL',
  'UNAUTHENTICATED',
  'DEADLINE_EXCEEDED',
  'OVERLOADED',
])

/** Runs a mutation: what it returns, with no errors; or `none` with the errors that the user can mend. Other errors are thrown on. */
export async function outcome<Payload extends object>(
  work: () => Promise<Payload>,
  none: Payload,
): Promise<Payload & { errors: UserError[] }> {
  try {
    return { ...(await work()), errors: [] }
  } catch (error) {
    if (!(error instanceof SpaceportError) || NOT_THE_USERS.has(error.code)) throw error
    return { ...none, errors: [{ code: error.code, message: error.message, path: pathOf(error) }] }
  }
}

function pathOf({ details }: SpaceportError): string[] {
  return Array.isArray(details.path) ? details.path.map(String) : ['input']
}

/** Throws `VERSION_CONFLICT` if the caller expected another version than the row has. */
export function expectVersion(actual: number, expected: number | null | undefined): void {
  if (expected === null || expected === undefined || expected === actual) return
  throw new SpaceportError('VERSION_CONFLICT', `It was changed meanwhile: it has version ${actual}, not ${expected}.`, {
    path: ['input', 'expectedVersion'],
    version: actual,
  })
}

/** Whether an error of Prisma says that a unique value is taken. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002'
}

/** Whether an error of Prisma says that a row refers to one that is gone, or that one is to go that another refers to. */
export function isReferenceViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'P2003' || error.code === 'P2014')
}
