import { SpaceportError } from '@spaceport/kit/errors'
import { parseId, spaceNumber } from '@spaceport/kit/ids'
import { BUILT_IN_ROLES } from '@spaceport/kit/rights/role'
import { jsonBody, type Route } from '@spaceport/kit/server/route'
import { z } from 'zod'
import type { Spaces } from '../instance/spaces.js'

const createSchema = z.object({
  space: z.string().refine((id) => spaceNumber(id) !== null),
  members: z
    .array(
      z.object({
        subject: z.string().refine((id) => ['Users', 'Groups'].includes(parseId(id)?.kind ?? '')),
        /** The local id of a built-in role. */
        role: z
          .number()
          .int()
          .refine((id) => BUILT_IN_ROLES.has(id)),
      }),
    )
    .max(1_000)
    .default([]),
})

/** `GET /internal/spaces`: the ids of the Spaces that live here. */
export function listSpacesRoute(spaces: Spaces): Route {
  return {
    method: 'GET',
    path: '/internal/spaces',
    from: ['directory', 'gateway'],
    handle: () => Response.json({ spaces: spaces.ids() }),
  }
}

/** `POST /internal/spaces`: makes a Space with its first members; 201, or 200 when it was here before. */
export function createSpaceRoute(spaces: Spaces): Route {
  return {
    method: 'POST',
    path: '/internal/spaces',
    from: ['directory'],
    async handle(request) {
      const body = createSchema.safeParse(jsonBody(request))
      if (!body.success) throw new SpaceportError('BAD_INPUT', 'The Space or its members are malformed.')
      const { space, members } = body.data
      const { created } = await spaces.create(space, members)
      return Response.json({ space }, { status: created ? 201 : 200 })
    },
  }
}
