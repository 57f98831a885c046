import { recordReading } from '@spaceport/kit/audit/note'
import { SpaceportError } from '@spaceport/kit/errors'
import type { Route } from '@spaceport/kit/server/route'
import { z } from 'zod'
import type { Directory } from '../context.js'
import { readJson } from '../http/body.js'

const readingSchema = z.object({
  action: z.literal('exportAudit'),
  details: z.record(z.string().max(100), z.unknown()),
})

/** `POST /internal/audit/reading`: 204 when the audit has it that a caller read, by the gateway, what is sensitive. */
export function auditReadingRoute({ db }: Pick<Directory, 'db'>): Route {
  return {
    method: 'POST',
    path: '/internal/audit/reading',
    from: ['gateway'],
    async handle(request) {
      const { caller, requestId } = request
      if (!caller) throw new SpaceportError('UNAUTHENTICATED', 'Somebody reads.')
      const { action, details } = readJson(request, readingSchema)
      const reading = { actor: caller.subject, action, kind: 'Directory', subject: 'directory', requestId, details }
      await recordReading(db, reading)
      return new Response(null, { status: 204 })
    },
  }
}
