import { SpaceportError } from '@spaceport/kit/errors'
import { z } from 'zod'

const parametersSchema = z.strictObject({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
})

/** What a GraphQL request asks (GraphQL over HTTP, section "Request Parameters"). */
export type Parameters = z.infer<typeof parametersSchema>

/** Reads the JSON of a body. Throws `BAD_INPUT` if it is none. */
export function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new SpaceportError('BAD_INPUT', 'The body is not JSON in UTF-8.')
  }
}

/** Reads a GraphQL request. Throws `BAD_INPUT`; an array of requests is refused as any other wrong shape. */
export function readParameters(body: Buffer): Parameters {
  const json = readJson(body)
  if (Array.isArray(json)) throw new SpaceportError('BAD_INPUT', 'Send one request at a time, not an array.')
  const result = parametersSchema.safeParse(json)
  if (result.success) return result.data
  throw new SpaceportError('BAD_INPUT', 'Send { "query", "variables", "operationName" } and nothing else.')
}
