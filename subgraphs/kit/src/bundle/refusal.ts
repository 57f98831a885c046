import type { z } from 'zod'
import { SpaceportError } from '../errors.js'

/** The refusal of what is not in the format: one sentence that quotes nothing of it. */
export function malformed(message: string): SpaceportError {
  return new SpaceportError('BUNDLE_MALFORMED', message)
}

/** A value, by a schema. Throws `BUNDLE_MALFORMED`, which names the first place that does not fit, and not what stands there. */
export function shaped<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const place = parsed.error.issues[0]?.path.map(String).join('.').slice(0, 100) ?? ''
  throw malformed(place === '' ? `${what} is not of its form.` : `${what} is not of its form at "${place}".`)
}
