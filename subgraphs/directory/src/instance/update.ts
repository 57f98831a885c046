import { expectVersion } from '@spaceport/kit/write/outcome'
import type { DirectoryContext } from '../context.js'
import { directoryId, notFound, readId } from '../graph/ids.js'
import { nextRevision } from '../membership/revision.js'
import { change, type ChangeInput } from '../write/change.js'
import { readName } from '../write/text.js'
import { readAdmittedAddress } from './admitted.js'
import { expectFree } from './free.js'
import { readPublicKey } from './register.js'

export type UpdateInstance = ChangeInput & {
  id: string
  name?: string | null | undefined
  url?: string | null | undefined
  publicKey?: string | null | undefined
  expectedVersion?: number | null | undefined
}

/** Changes what is known of an Instance; what is not given stays. Throws as `registerInstance`, `NOT_FOUND`, `VERSION_CONFLICT`. */
export function updateInstance(context: DirectoryContext, input: UpdateInstance): Promise<{ id: number }> {
  return change(context, {
    operation: 'updateInstance',
    input,
    async run(tx) {
      const id = readId('Instances', input.id, 'input', 'id')
      await tx.$queryRaw`SELECT 1 AS locked FROM instance WHERE id = ${id} FOR UPDATE`
      const row = await tx.instance.findUnique({ where: { id } })
      if (!row) throw notFound('Instances', 'input', 'id')
      expectVersion(row.version, input.expectedVersion)
      const { name, nameKey } = row
      const data = {
        ...(typeof input.name === 'string' ? readName(input.name, 'input', 'name') : { name, nameKey }),
        url: typeof input.url === 'string' ? await readAdmittedAddress(context, input.url, 'input', 'url') : row.url,
        publicKey: typeof input.publicKey === 'string' ? readPublicKey(input.publicKey) : row.publicKey,
        // A rotation that was announced has come to its end, or to nothing.
        nextPublicKey: typeof input.publicKey === 'string' ? null : row.nextPublicKey,
      }
      await expectFree(tx, data, id)
      const { version } = await tx.instance.update({ where: { id }, data: { ...data, version: { increment: 1 } } })
      await nextRevision(tx)
      const before = { name, url: row.url, publicKey: row.publicKey, nextPublicKey: row.nextPublicKey }
      const { nameKey: _key, ...after } = data
      return {
        answer: { id },
        changed: [{ kind: 'Instances', id: directoryId('Instances', id), version, before, after }],
      }
    },
  })
}
