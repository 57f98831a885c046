import { SpaceportError } from '@spaceport/kit/errors'
import { jsonBody, type ServiceRequest } from '@spaceport/kit/server/route'
import type { z } from 'zod'

/** The JSON body of a request in its expected shape. Throws `BAD_INPUT`. */
export function readJson<T>(request: Pick<ServiceRequest, 'body'>, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(jsonBody(request))
  if (!parsed.success) throw new SpaceportError('BAD_INPUT', 'The body does not have the expected shape.')
  return parsed.data
}
