import { refuse } from '@spaceport/kit/write/outcome'
import { z } from 'zod'

/** The most characters of details, as JSON text. */
const LONGEST = 20_000

const CONTROL = /[\p{Cc}\u2028\u2029]/u

/** A text of one line, of 1 to 500 characters. */
export const line = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine((text) => text.isWellFormed() && !CONTROL.test(text), 'holds odd characters')

/** An `https` or `http` address without credentials. */
export const address = line.refine((text) => {
  const url = URL.canParse(text) ? new URL(text) : null
  return url !== null && ['https:', 'http:'].includes(url.protocol) && url.username === '' && url.password === ''
}, 'is no https or http address without credentials')

/**
 * What a type needs to know besides, as the JSON text that is kept: an object with the fields of the type and no others; those that are null
 * are left out. Throws `BAD_INPUT`.
 */
export function readDetails(schema: z.ZodType, value: unknown, ...path: string[]): string {
  const read = schema.safeParse(withoutNulls(value ?? {}))
  if (!read.success) {
    const [issue] = read.error.issues
    const where = issue && issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ` : ''
    throw refuse('BAD_INPUT', `${where}${issue?.message ?? 'It is malformed'}.`, ...path)
  }
  const text = JSON.stringify(read.data)
  if (text.length > LONGEST) throw refuse('BAD_INPUT', `At most ${LONGEST} characters.`, ...path)
  return text
}

function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null))
}
