import { withSignal } from '@spaceport/database/cancel'
import { SpaceportError } from '@spaceport/kit/errors'
import { spaceNumber } from '@spaceport/kit/ids'
import { jsonBody, type Route, type ServiceRequest } from '@spaceport/kit/server/route'
import { z } from 'zod'
import { LARGEST_PIECE } from '../content/limits.js'
import { isDigest } from '../content/place.js'
import { mayUpload, requireRead, requireUpload } from '../content/reach.js'
import type { SpaceContext } from '../context.js'
import { enterSpace } from '../instance/enter.js'
import type { Spaces } from '../instance/spaces.js'

const FROM = ['zone', 'gateway'] as const

/** A file of a Space, as every question names it. */
export const fileSchema = z.object({ space: z.string(), sha256: z.string().refine(isDigest) })

const bytes = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const pieceSchema = fileSchema.extend({ offset: bytes, total: bytes })

/** `POST /internal/content/offset`: how far a file's upload is, and its bytes once it is complete. */
export function contentOffsetRoute(spaces: Spaces): Route {
  return {
    method: 'POST',
    path: '/internal/content/offset',
    from: FROM,
    handle: (request) =>
      withSignal(request.signal, async () => {
        const { space, sha256 } = read(fileSchema, jsonBody(request))
        const context = await enterContent(spaces, space, request)
        if (context && !mayUpload(context)) await requireRead(context, sha256)
        const { offset, complete } = await spaces.content.offsetOf(space, sha256)
        return Response.json({ offset, complete, size: complete ? offset : null })
      }),
  }
}

/** `POST /internal/content/:space/:sha256/:offset/:total`: the next piece of a file, which is the body as it is. */
export function contentAppendRoute(spaces: Spaces): Route {
  return {
    method: 'POST',
    path: '/internal/content/:space/:sha256/:offset/:total',
    from: FROM,
    handle: (request) =>
      withSignal(request.signal, async () => {
        const { space, sha256, offset, total } = read(pieceSchema, request.params)
        const context = await enterContent(spaces, space, request)
        if (context) requireUpload(context)
        if (request.body.length > LARGEST_PIECE) {
          throw new SpaceportError('TOO_LARGE', `A piece has at most ${LARGEST_PIECE / 1024 / 1024} MiB.`)
        }
        return Response.json(await spaces.content.append(space, sha256, offset, request.body, total))
      }),
  }
}

/**
 * The context of whoever asks for a Space's files; null for the zone itself, which may do all that these routes do. Throws `UNAUTHENTICATED` for
 * any other component without a caller, `NOT_FOUND` for a Space that is not here.
 */
export async function enterContent(
  spaces: Spaces,
  space: string,
  request: ServiceRequest,
): Promise<SpaceContext | null> {
  if (request.caller || request.issuer !== 'zone') return enterSpace(spaces, space, request)
  if (spaceNumber(space) !== null && spaces.ids().includes(space)) return null
  throw new SpaceportError('NOT_FOUND', 'There is no such Space here.')
}

/** Reads what is asked. Throws `BAD_INPUT`. */
export function read<T>(schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given)
  if (!parsed.success)
    throw new SpaceportError('BAD_INPUT', 'The Space, the SHA-256 or the place in the file is malformed.')
  return parsed.data
}
