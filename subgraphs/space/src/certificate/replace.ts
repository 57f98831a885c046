import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import { newSecret } from '../account/new-secret.js'
import { requireMove } from '../account/place.js'
import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { LONGEST_NAME } from '../write/text.js'
import { requireVersion } from '../write/version.js'
import { parseCertificate, type CertificateInput } from './parse.js'

/** Which certificate is to be replaced, and by what. */
export type ReplaceCertificate = CertificateInput & {
  id: string
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/**
 * Puts another certificate in the place of one, as when it expires: whatever uses it goes on with the new one, under the same id and name. What
 * it was stays as a certificate of its own, archived, which says by which it was replaced. Throws `INVALID_STATE` for an archived one.
 */
export function replaceCertificate(context: SpaceContext, input: ReplaceCertificate): Promise<{ local: number }> {
  const local = readSubject(context, 'Certificates', input.id, 'id')
  return change(context, {
    operation: 'replaceCertificate',
    permission: 'CertificateEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'Certificates', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.certificate.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'Certificates', before, input.expectedVersion)
      if (before.archivedAt) throw refuse('INVALID_STATE', 'It is archived: restore it first.', 'input', 'id')
      requireMove(context, 'CertificateEdit', null, before)
      const { facts, privateKey } = parseCertificate(input)
      if (facts.thumbprint === before.thumbprint) {
        throw refuse('BAD_INPUT', 'It is the same certificate.', 'input', 'certificateData')
      }
      const { id: _id, createdAt: _createdAt, version: _version, ...was } = before
      const name = await nameOfReplaced(tx, before)
      const replaced = await tx.certificate.create({
        data: { ...was, name, nameKey: textKey(name), archivedAt: new Date(), replacedById: local },
      })
      const privateKeyId = await newSecret(tx, context, null, privateKey, 'input', 'privateKey')
      const after = await tx.certificate.update({
        where: { id: local },
        data: { ...facts, hasPrivateKey: privateKeyId !== null, privateKeyId, version: { increment: 1 } },
      })
      return {
        answer: { local },
        changed: [
          changed(context, 'Certificates', { after: replaced }),
          changed(context, 'Certificates', { before, after }),
        ],
      }
    },
  })
}

/** What a certificate is called that was replaced: its name with its thumbprint, and the first free number behind it. */
async function nameOfReplaced(tx: Tx, { name, thumbprint }: { name: string; thumbprint: string }): Promise<string> {
  for (let n = 1; ; n++) {
    const end = ` (replaced, ${thumbprint.slice(0, 8)}${n === 1 ? '' : `, ${n}`})`
    const short = [...name].slice(0, LONGEST_NAME - end.length).join('')
    const free = `${short}${end}`
    const taken = await tx.certificate.findUnique({ where: { nameKey: textKey(free) }, select: { id: true } })
    if (!taken) return free
  }
}
