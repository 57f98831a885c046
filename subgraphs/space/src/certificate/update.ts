import { newAudience, type AudienceInput } from '../account/audience.js'
import { newPlace, requireMove, type PlaceInput } from '../account/place.js'
import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'

/** What is to change of a certificate; what is left out stays. */
export type UpdateCertificate = PlaceInput &
  AudienceInput & {
    id: string
    name?: string | null
    notes?: string | null
    expectedVersion?: number | null
    idempotencyKey?: string | null
  }

/**
 * Changes what a certificate is called and where it is used. The permission must reach where that is, and all that it enters or leaves. Throws
 * `VERSION_CONFLICT`, or `CONFLICT` for a taken name.
 */
export function updateCertificate(context: SpaceContext, input: UpdateCertificate): Promise<{ local: number }> {
  const local = readSubject(context, 'Certificates', input.id, 'id')
  return change(context, {
    operation: 'updateCertificate',
    permission: 'CertificateEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'Certificates', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.certificate.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'Certificates', before, input.expectedVersion)
      const place = await newPlace(tx, context, before, input)
      requireMove(context, 'CertificateEdit', before, place)
      const { notes } = input
      const after = await tx.certificate.update({
        where: { id: local },
        data: {
          ...(await newName(tx, local, input)),
          ...(notes === undefined ? {} : { notes: readText(notes, 'input', 'notes') }),
          ...place,
          ...(await newAudience(tx, context, before, input, place.tenantIds)),
          version: { increment: 1 },
        },
      })
      return { answer: { local }, changed: [changed(context, 'Certificates', { before, after })] }
    },
  })
}

async function newName(tx: Tx, local: number, { name }: UpdateCertificate) {
  if (name === null || name === undefined) return {}
  return freeName(name, 'certificate', (nameKey) =>
    tx.certificate.findFirst({ where: { nameKey, id: { not: local } } }),
  )
}
