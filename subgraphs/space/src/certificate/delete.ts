import type { Changed } from '@spaceport/kit/write/audit'
import { dropSecrets } from '../account/new-secret.js'
import { requireMove } from '../account/place.js'
import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireUnused, type Use } from '../write/unused.js'
import { requireVersion } from '../write/version.js'

/** Which certificate is to be deleted. */
export type DeleteCertificate = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/**
 * Deletes a certificate with its private key; those that it replaced stay, archived. The permission must reach all that it is used in. Throws
 * `IN_USE` while a variable or a process has it.
 */
export function deleteCertificate(
  context: SpaceContext,
  input: DeleteCertificate,
): Promise<{ deletedId: string | null }> {
  const local = readSubject(context, 'Certificates', input.id, 'id')
  return change(context, {
    operation: 'deleteCertificate',
    permission: 'CertificateDelete',
    input,
    at: (tx) => holdSubject(tx, context, 'Certificates', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.certificate.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'Certificates', before, input.expectedVersion)
      requireMove(context, 'CertificateDelete', null, before)
      await requireUnused(tx, context, usesOf(local), 'input', 'id')
      const freed = await freeReplaced(tx, context, local)
      await tx.certificate.delete({ where: { id: local } })
      await dropSecrets(tx, [before.privateKeyId])
      return { answer: { deletedId: input.id }, changed: [...freed, changed(context, 'Certificates', { before })] }
    },
  })
}

/** Those that it replaced are replaced by nothing any more. */
async function freeReplaced(tx: Tx, context: SpaceContext, local: number): Promise<Changed[]> {
  const replaced = await tx.certificate.findMany({ where: { replacedById: local }, orderBy: { id: 'asc' } })
  const all: Changed[] = []
  for (const before of replaced) {
    const data = { replacedById: null, version: { increment: 1 } }
    const after = await tx.certificate.update({ where: { id: before.id }, data })
    all.push(changed(context, 'Certificates', { before, after }))
  }
  return all
}

function usesOf(certificateId: number): Use[] {
  const process = { steps: { some: { actions: { some: { certificateIds: { has: certificateId } } } } } }
  return [
    { kind: 'Variables', where: { certificateId }, called: ['variable', 'variables'] },
    { kind: 'Projects', where: { process }, called: ['project', 'projects'] },
    { kind: 'Runbooks', where: { process }, called: ['runbook', 'runbooks'] },
  ]
}
