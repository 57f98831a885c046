import { withSignal } from '@spaceport/database/cancel'
import { identityIn } from '@spaceport/kit/bundle/identity'
import { SpaceportError } from '@spaceport/kit/errors'
import { jsonBody, type Route, type ServiceRequest } from '@spaceport/kit/server/route'
import { z } from 'zod'
import type { Spaces } from '../instance/spaces.js'
import { carriedSchema } from '../ownership/carried.js'
import { open } from '../ownership/open.js'
import { postOf, type Post } from '../ownership/post.js'
import { seal } from '../ownership/seal.js'
import { settle } from '../ownership/settle.js'
import { decline, unseal } from '../ownership/unseal.js'

const subject = z.object({
  kind: z.enum(['ENVIRONMENT', 'TENANT', 'VARIABLE']),
  id: z.string().max(100),
  epoch: z.number().int().min(1).max(2_000_000_000),
})

const sealSchema = subject.extend({ to: z.string().max(100), identity: z.unknown().optional() })
const openSchema = subject.extend({
  from: z.array(z.string().max(100)).max(1_000),
  carried: carriedSchema.nullable().default(null),
})
const goneSchema = subject.extend({ to: z.string().max(100) })

/**
 * The steps by which something gets another owner, each one transaction in one Space, to be repeated at will; the zone alone takes them:
 * `POST /internal/ownership/seal`, `open`, `unseal`, `decline` and `settle`. They are refused with the codes of `seal` and `open`.
 */
export function ownershipMoveRoutes(spaces: Spaces): Route[] {
  return [
    step(spaces, 'seal', sealSchema, (post, { identity, ...body }) =>
      seal(post, { ...body, identity: identity ? identityIn(identity) : null }),
    ),
    step(spaces, 'open', openSchema, open),
    step(spaces, 'unseal', goneSchema, unseal),
    step(spaces, 'decline', subject, decline),
    step(spaces, 'settle', goneSchema, settle),
  ]
}

function step<Body extends { id: string }>(
  spaces: Spaces,
  name: string,
  schema: z.ZodType<Body>,
  take: (post: Post, body: Body) => Promise<object | null>,
): Route {
  return {
    method: 'POST',
    path: `/internal/ownership/${name}`,
    from: ['zone'],
    async handle(request) {
      const body = readBody(schema, request)
      const answer = await withSignal(request.signal, async () => take(await postOf(spaces, body.id, request), body))
      return Response.json(answer ?? {})
    },
  }
}

/** The body of a request. Throws `BAD_INPUT`. */
export function readBody<Body>(schema: z.ZodType<Body>, request: ServiceRequest): Body {
  const body = schema.safeParse(jsonBody(request))
  if (!body.success) throw new SpaceportError('BAD_INPUT', 'The question is malformed.')
  return body.data
}
