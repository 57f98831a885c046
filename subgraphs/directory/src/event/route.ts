import { recordReading } from '@spaceport/kit/audit/note'
import { SpaceportError } from '@spaceport/kit/errors'
import type { Route } from '@spaceport/kit/server/route'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Directory } from '../context.js'
import { readJson } from '../http/body.js'

const readingSchema = z.object({
  action: z.enum(['exportList', 'endExportList', 'exportAudit', 'endExportAudit']),
  details: z.record(z.string().max(100), z.unknown()),
})

function digestOf(details: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(JSON.stringify(details)).digest('base64url')
}

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
      const read = { actor: caller.subject, action, kind: 'Directory', subject: 'directory', requestId, details }
      // Two questions in one minute are two events, or the first, about little, would hide the second.
      await recordReading(db, { ...read, countedBy: digestOf(details) })
      return new Response(null, { status: 204 })
    },
  }
}
