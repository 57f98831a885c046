import { expectVersion } from '@spaceport/kit/write/outcome'
import type { DirectoryContext } from '../context.js'
import { directoryId } from '../graph/ids.js'
import { change, type ChangeInput } from '../write/change.js'
import { audited } from './audited.js'
import { tokenIssuerToChange } from './find.js'

export type RemoveTokenIssuer = ChangeInput & { id: string; expectedVersion?: number | null | undefined }

/** Refuses an issuer's tokens from now on. Throws `NOT_FOUND`, `FORBIDDEN`, `VERSION_CONFLICT`. */
export function removeTokenIssuer(context: DirectoryContext, input: RemoveTokenIssuer): Promise<{ removed: string }> {
  return change(context, {
    operation: 'removeTokenIssuer',
    input,
    async run(tx) {
      const row = await tokenIssuerToChange(tx, context, input.id)
      expectVersion(row.version, input.expectedVersion)
      await tx.tokenIssuer.delete({ where: { id: row.id } })
      const removed = directoryId('TokenIssuers', row.id)
      const changed = { kind: 'TokenIssuers', id: removed, version: row.version + 1, before: audited(row), after: null }
      return { answer: { removed }, changed: [changed] }
    },
  })
}
