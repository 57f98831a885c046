import { withSignal } from '@spaceport/database/cancel'
import { parseEntityId, spaceOf } from '@spaceport/kit/ids'
import { SpaceportError } from '@spaceport/kit/errors'
import type { Route, ServiceRequest } from '@spaceport/kit/server/route'
import { z } from 'zod'
import type { SpaceContext } from '../context.js'
import { enterSpace } from '../instance/enter.js'
import type { Spaces } from '../instance/spaces.js'
import { footprint } from '../ownership/footprint.js'
import { placeholders, states } from '../ownership/holdings.js'
import { look } from '../ownership/look.js'
import { planSplit } from '../ownership/plan-split.js'
import { portionSchema } from '../ownership/portion.js'
import { postOf } from '../ownership/post.js'
import { takePortion } from '../ownership/take-portion.js'
import { readBody } from './ownership-moves.js'

const id = z.string().max(100)
const lookSchema = z.object({ kind: z.enum(['ENVIRONMENT', 'TENANT', 'VARIABLE']), id })
const projectSchema = z.object({ project: id })
const splitSchema = projectSchema.extend({
  environments: z.array(id).max(1_000),
  tenants: z.array(id).max(1_000),
})
const takeSchema = z.object({ space: id, home: z.string().max(400), portion: portionSchema, known: z.record(id, id) })
const holdingsSchema = z.object({ ids: z.array(id).max(50_000), placeholders: z.boolean() })

/** `POST /internal/ownership/look`: whether an entity exists, on a caller's behalf. */
export function lookRoute(spaces: Spaces): Route {
  return route('/internal/ownership/look', async (request) => {
    const { kind, id: entity } = readBody(lookSchema, request)
    const context = await enterSpace(spaces, spaceOf(entity) ?? '', request)
    return { found: (await look(context, kind, [entity])).length > 0 }
  })
}

/** `POST /internal/footprint`: what a project is made of, and where that lives, on a caller's behalf. */
export function footprintRoute(spaces: Spaces): Route {
  return route('/internal/footprint', async (request) => {
    const { context, local } = await enterProject(spaces, readBody(projectSchema, request).project, request)
    return footprint(context, local)
  })
}

/** `POST /internal/ownership/plan-split`: what of a project would go to another Space, and what keeps it, on a caller's behalf. */
export function planSplitRoute(spaces: Spaces): Route {
  return route('/internal/ownership/plan-split', async (request) => {
    const { project, environments, tenants } = readBody(splitSchema, request)
    const { context, local } = await enterProject(spaces, project, request)
    return planSplit(context, { project: local, environments, tenants })
  })
}

/** `POST /internal/ownership/take`: makes the remote part of a project here. */
export function takePortionRoute(spaces: Spaces): Route {
  return route('/internal/ownership/take', async (request) => {
    const { space, ...taking } = readBody(takeSchema, request)
    return takePortion(await postOf(spaces, space, request), taking)
  })
}

/** `POST /internal/ownership/holdings`: the placeholders of all Spaces here, and what there is of some rows. A Space that fails is left out. */
export function holdingsRoute(spaces: Spaces): Route {
  return route('/internal/ownership/holdings', async (request) => {
    const { ids, placeholders: wanted } = readBody(holdingsSchema, request)
    const found = []
    for (const space of spaces.ids()) {
      request.signal.throwIfAborted()
      const post = await postOf(spaces, space, request).catch(() => null)
      if (!post) continue
      const held = wanted ? await placeholders(post) : { placeholders: [], truncated: false }
      found.push({ space, ...held, states: await states(post, ids) })
    }
    return { spaces: found }
  })
}

function route(path: string, answer: (request: ServiceRequest) => Promise<object>): Route {
  const handle: Route['handle'] = async (request) =>
    Response.json(await withSignal(request.signal, () => answer(request)))
  return { method: 'POST', path, from: ['zone'], handle }
}

async function enterProject(
  spaces: Spaces,
  project: string,
  request: ServiceRequest,
): Promise<{ context: SpaceContext; local: number }> {
  const parsed = parseEntityId(project)
  if (parsed?.kind !== 'Projects') throw new SpaceportError('BAD_ID', 'It is not the id of a Project.')
  return { context: await enterSpace(spaces, spaceOf(project) ?? '', request), local: parsed.local }
}
