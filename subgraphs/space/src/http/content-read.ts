import { withSignal } from '@spaceport/database/cancel'
import type { PrismaClient } from '@spaceport/database/space'
import { SpaceportError } from '@spaceport/kit/errors'
import { spaceNumber } from '@spaceport/kit/ids'
import { jsonBody, type Route, type ServiceRequest } from '@spaceport/kit/server/route'
import { z } from 'zod'
import { markCarried } from '../content/carried.js'
import { LARGEST_PIECE } from '../content/limits.js'
import { requireRead } from '../content/reach.js'
import type { Spaces } from '../instance/spaces.js'
import { enterContent, fileSchema, read } from './content.js'

const rangeSchema = fileSchema.extend({
  offset: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  length: z.number().int().min(1).max(LARGEST_PIECE),
})

/**
 * `POST /internal/content/read`: bytes of a file from an offset on, fewer where it ends before. The first time that a bundle of the outbox is
 * read it counts as carried.
 */
export function contentReadRoute(spaces: Spaces): Route {
  return {
    method: 'POST',
    path: '/internal/content/read',
    from: ['zone', 'gateway'],
    async handle(request) {
      const { space, sha256, offset, length } = read(rangeSchema, jsonBody(request))
      const size = await withSignal(request.signal, () => permit(spaces, space, sha256, request))
      const end = Math.min(size, offset + length)
      const headers = {
        'content-type': 'application/octet-stream',
        'content-length': String(Math.max(0, end - offset)),
        'cache-control': 'no-store',
      }
      return new Response(streamOf(spaces.content.read(space, sha256, offset, end)), { headers })
    },
  }
}

/** Gives the file's bytes, once it is certain that whoever asks may read it. */
async function permit(spaces: Spaces, space: string, sha256: string, request: ServiceRequest): Promise<number> {
  const context = await enterContent(spaces, space, request)
  const reading = context ? await requireRead(context, sha256) : null
  const kept = await spaces.content.has(space, sha256)
  if (!kept) throw new SpaceportError('NOT_FOUND', 'There is no such file.')
  const db = context?.db ?? (await spaces.get(space))?.client
  if (!db) throw new SpaceportError('NOT_FOUND', 'There is no such Space here.')
  const outgoing = context ? reading?.outgoing : await outgoingOf(db, sha256)
  if (outgoing) await markCarried({ ...request, db, space: spaceNumber(space) ?? 0 }, outgoing)
  return kept.size
}

async function outgoingOf(db: PrismaClient, fileDigest: string): Promise<number | null> {
  const found = await db.outgoingBundle.findFirst({ where: { fileDigest }, select: { id: true } })
  return found?.id ?? null
}

/** A body that reads on only as fast as it is read, and ends the reading when nobody does. */
function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await pieces.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
