import { withSignal } from '@spaceport/database/cancel'
import { SpaceportError, toGraphQLError } from '@spaceport/kit/errors'
import type { Holders } from '@spaceport/kit/rights/explained'
import { isPermission, type Permission } from '@spaceport/kit/rights/permission'
import { jsonBody, type Route, type ServiceRequest } from '@spaceport/kit/server/route'
import { z } from 'zod'
import type { SpaceContext } from '../context.js'
import { asReady } from '../instance/as-ready.js'
import { enterSpace } from '../instance/enter.js'
import type { Spaces } from '../instance/spaces.js'
import { explain } from '../rights/explain.js'
import { whoCan } from '../rights/who-can.js'

/** How many Spaces look for an answer at the same time. */
const AT_ONCE = 8

const permissionSchema = z.custom<Permission>((name) => typeof name === 'string' && isPermission(name))

const explainSchema = z.object({
  space: z.string(),
  user: z.string(),
  groups: z.array(z.string()).max(10_000),
  permission: permissionSchema,
  entity: z.string(),
})

const id = z.string().nullable().default(null)

const whoCanSchema = z.object({
  spaces: z.array(z.string()).max(10_000),
  permission: permissionSchema,
  place: z.object({ entity: id, projectGroup: id, project: id, environment: id, tenant: id }),
})

/**
 * `POST /internal/rights/explain`: what a Space says of one person's right, on behalf of a caller whom the directory lets enter it.
 * `FORBIDDEN` about others without the permissions to see teams and roles, `NOT_FOUND` for an entity that the caller does not see.
 */
export function explainRoute(spaces: Spaces): Route {
  return {
    method: 'POST',
    path: '/internal/rights/explain',
    from: ['directory'],
    handle(request) {
      const { space, ...question } = read(explainSchema, request)
      return withSignal(request.signal, async () =>
        Response.json(await explain(await enterWithin(spaces, space, request), question)),
      )
    },
  }
}

/** `POST /internal/rights/who-can`: who has a right in each of several Spaces. A Space that fails leaves the others alone, and says why. */
export function whoCanRoute(spaces: Spaces): Route {
  return {
    method: 'POST',
    path: '/internal/rights/who-can',
    from: ['directory'],
    async handle(request) {
      const { spaces: asked, permission, place } = read(whoCanSchema, request)
      const answers: Holders[] = []
      const ask = async (space: string): Promise<Holders> => {
        request.signal.throwIfAborted()
        try {
          const context = await enterWithin(spaces, space, request)
          return { space, reason: null, ...(await whoCan(context, permission, place)) }
        } catch (error) {
          request.signal.throwIfAborted()
          return { space, chains: null, reason: String(toGraphQLError(error).extensions.code), truncated: false }
        }
      }
      await withSignal(request.signal, async () => {
        for await (const answer of asReady(asked, AT_ONCE, ask)) answers.push(answer)
      })
      return Response.json({ spaces: answers })
    },
  }
}

/** As `enterSpace`; a Space for which the caller's API key was not made does not exist for it. */
async function enterWithin(spaces: Spaces, space: string, request: ServiceRequest): Promise<SpaceContext> {
  const cap = request.caller?.cap?.spaces
  if (cap && !cap.includes(space)) throw new SpaceportError('NOT_FOUND', `There is no ${space} here.`)
  return enterSpace(spaces, space, request)
}

function read<T>(schema: z.ZodType<T>, request: ServiceRequest): T {
  const parsed = schema.safeParse(jsonBody(request))
  if (!parsed.success) throw new SpaceportError('BAD_INPUT', 'The question is malformed.')
  return parsed.data
}
