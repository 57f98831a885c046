import { newAudience, type AudienceInput } from '../account/audience.js'
import { newSecret } from '../account/new-secret.js'
import { positionOfPlace, requireMove, requirePlace, type Place, type PlaceInput } from '../account/place.js'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { freeName } from '../write/free-name.js'
import { readThisSpace } from '../write/references.js'
import { readText } from '../write/text.js'
import { parseCertificate, type CertificateInput } from './parse.js'

/** What a new certificate is to be. */
export type CreateCertificate = CertificateInput &
  PlaceInput &
  AudienceInput & { space: string; name: string; notes?: string | null; idempotencyKey?: string | null }

/** Takes a certificate into the Space. Throws `BAD_INPUT` for one that is none, or `CONFLICT` when another one has the name. */
export function createCertificate(context: SpaceContext, input: CreateCertificate): Promise<{ local: number }> {
  readThisSpace(context, input.space)
  let place: Place = { environmentIds: [], tenantIds: [] }
  return change(context, {
    operation: 'createCertificate',
    permission: 'CertificateCreate',
    input,
    async at(tx) {
      place = await requirePlace(tx, context, input)
      return positionOfPlace(place)
    },
    async run(tx) {
      requireMove(context, 'CertificateCreate', null, place)
      const named = await freeName(input.name, 'certificate', (nameKey) =>
        tx.certificate.findUnique({ where: { nameKey } }),
      )
      const { facts, privateKey } = parseCertificate(input)
      const after = await tx.certificate.create({
        data: {
          ...named,
          notes: readText(input.notes, 'input', 'notes'),
          ...facts,
          hasPrivateKey: privateKey !== null,
          privateKeyId: await newSecret(tx, context, null, privateKey, 'input', 'privateKey'),
          ...place,
          ...(await newAudience(tx, context, null, input, place.tenantIds)),
        },
      })
      return { answer: { local: after.id }, changed: [changed(context, 'Certificates', { after })] }
    },
  })
}
