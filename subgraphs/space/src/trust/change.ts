import type { Prisma, Trust } from '@spaceport/database/space'
import type { Changed } from '@spaceport/kit/write/audit'
import type { SpaceContext } from '../context.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { requireVersion } from '../write/version.js'

/** Which trust is to change, and at which version. */
export type TrustChange = { id: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** What becomes of a trust: the columns that change, and what else changes by it once they have. */
type Revised = {
  data: Prisma.TrustUncheckedUpdateInput
  andThen?(after: Trust): Promise<Changed[]>
}

/** Changes one trust, given how it was. Throws `NOT_FOUND`, `VERSION_CONFLICT`, and what `revise` throws. */
export function changeTrust(
  context: SpaceContext,
  operation: string,
  input: TrustChange,
  revise: (before: Trust, tx: Tx) => Promise<Revised> | Revised,
): Promise<{ local: number }> {
  const local = readSubject(context, 'Trusts', input.id, 'id')
  return change(context, {
    operation,
    permission: 'TrustAdminister',
    input,
    at: (tx) => holdSubject(tx, context, 'Trusts', local, 'input', 'id'),
    async run(tx) {
      const before = await tx.trust.findUniqueOrThrow({ where: { id: local } })
      await requireVersion(tx, context, 'Trusts', before, input.expectedVersion)
      const { data, andThen } = await revise(before, tx)
      const after = await tx.trust.update({ where: { id: local }, data: { ...data, version: { increment: 1 } } })
      const others = (await andThen?.(after)) ?? []
      return { answer: { local }, changed: [changed(context, 'Trusts', { before, after }), ...others] }
    },
  })
}
