import { isPublicKey } from '@spaceport/kit/assertion/keys'
import { refuse } from '@spaceport/kit/write/outcome'
import type { DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { nextRevision } from '../membership/revision.js'
import { change, type ChangeInput } from '../write/change.js'
import { readName } from '../write/text.js'
import { readAdmittedAddress } from './admitted.js'
import { expectFree } from './free.js'

export type RegisterInstance = ChangeInput & { name: string; url: string; publicKey: string }

/** Makes an Instance known to the fleet. Throws `BAD_INPUT`, or `CONFLICT` for a name, address or key that another has. */
export function registerInstance(context: DirectoryContext, input: RegisterInstance): Promise<{ id: number }> {
  return change(context, {
    operation: 'registerInstance',
    input,
    async run(tx) {
      const data = {
        ...readName(input.name, 'input', 'name'),
        url: await readAdmittedAddress(context, input.url, 'input', 'url'),
        publicKey: readPublicKey(input.publicKey),
      }
      await expectFree(tx, data)
      const row = await tx.instance.create({ data })
      await nextRevision(tx)
      const after = { name: row.name, url: row.url, publicKey: row.publicKey }
      const id = directoryId('Instances', row.id)
      return { answer: { id: row.id }, changed: [{ kind: 'Instances', id, version: row.version, before: null, after }] }
    },
  })
}

/** An Instance's public key as it is stored. Throws `BAD_INPUT`. */
export function readPublicKey(text: string): string {
  const key = text.trim()
  if (isPublicKey(key)) return key
  throw refuse('BAD_INPUT', 'This is not an X25519 public key (SPKI DER, base64).', 'input', 'publicKey')
}
