import { expectVersion } from '@spaceport/kit/write/outcome'
import type { DirectoryContext } from '../context.js'
import { directoryId, notFound, readId } from '../graph/ids.js'
import { nextRevision } from '../membership/revision.js'
import { change, type ChangeInput } from '../write/change.js'
import { expectFree } from './free.js'
import { readPublicKey } from './register.js'

export type RotateInstanceKey = ChangeInput & {
  id: string
  publicKey?: string | null | undefined
  expectedVersion?: number | null | undefined
}

/** Announces the key that an Instance is about to change to, or that it is not. Throws `BAD_INPUT`, `NOT_FOUND`, `VERSION_CONFLICT`, `CONFLICT`. */
export function rotateInstanceKey(context: DirectoryContext, input: RotateInstanceKey): Promise<{ id: number }> {
  return change(context, {
    operation: 'rotateInstanceKey',
    input,
    async run(tx) {
      const id = readId('Instances', input.id, 'input', 'id')
      await tx.$queryRaw`SELECT 1 AS locked FROM instance WHERE id = ${id} FOR UPDATE`
      const row = await tx.instance.findUnique({ where: { id } })
      if (!row) throw notFound('Instances', 'input', 'id')
      expectVersion(row.version, input.expectedVersion)
      const given = typeof input.publicKey === 'string' ? readPublicKey(input.publicKey) : null
      if (given !== null) await expectFree(tx, { publicKey: given }, id)
      const nextPublicKey = given === row.publicKey ? null : given
      const { version } = await tx.instance.update({
        where: { id },
        data: { nextPublicKey, version: { increment: 1 } },
      })
      await nextRevision(tx)
      const [before, after] = [{ nextPublicKey: row.nextPublicKey }, { nextPublicKey }]
      return {
        answer: { id },
        changed: [{ kind: 'Instances', id: directoryId('Instances', id), version, before, after }],
      }
    },
  })
}
