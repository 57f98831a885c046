import { refuse } from '@spaceport/kit/write/outcome'
import { requireMove } from '../account/place.js'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireVersion } from '../write/version.js'

/** Which certificate is to be put away, or taken back. */
export type ArchiveCertificate = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Puts a certificate away: whatever uses it goes on, but nothing new does. Throws `INVALID_STATE` for one that is archived. */
export function archiveCertificate(context: SpaceContext, input: ArchiveCertificate): Promise<{ local: number }> {
  return setArchived(context, 'archiveCertificate', input, new Date())
}

/** Takes a certificate back. Throws `INVALID_STATE` for one that is not archived. */
export function restoreCertificate(context: SpaceContext, input: ArchiveCertificate): Promise<{ local: number }> {
  return setArchived(context, 'restoreCertificate', input, null)
}

function setArchived(
  context: SpaceContext,
  operation: string,
  input: ArchiveCertificate,
  archivedAt: Date | null,
): Promise<{ local: number }> {
  const local = readSubject(context, 'Certificates', input.id, 'id')
  return change(context, {
    operation,
    permission: 'CertificateEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'Certificates', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.certificate.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'Certificates', before, input.expectedVersion)
      requireMove(context, 'CertificateEdit', null, before)
      if ((before.archivedAt === null) === (archivedAt === null)) {
        throw refuse('INVALID_STATE', archivedAt ? 'It is archived already.' : 'It is not archived.', 'input', 'id')
      }
      const after = await tx.certificate.update({
        where: { id: local },
        data: { archivedAt, version: { increment: 1 } },
      })
      return { answer: { local }, changed: [changed(context, 'Certificates', { before, after })] }
    },
  })
}
