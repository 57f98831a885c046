import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { requireVersion } from '../write/version.js'
import { auditedRelease } from './audited.js'
import { requireEditable } from './editable.js'
import { holdRelease } from './hold.js'

/** Which defect of a release is over. */
export type ResolveDefect = {
  release: string
  /** Its number; the only open one when left out. */
  defect?: number | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/**
 * Says that a defect of a release is over. With its last one the release may go on. Throws `NOT_FOUND` for a defect that it does not have,
 * `INVALID_STATE` for one that is resolved, or where it is left out and not one alone is open.
 */
export function resolveDefect(context: SpaceContext, input: ResolveDefect): Promise<{ local: number }> {
  const local = readSubject(context, 'Releases', input.release, 'release')
  return change(context, {
    operation: 'resolveDefect',
    permission: 'DefectResolve',
    input,
    at: (tx) => holdRelease(tx, context, local, 'input', 'release'),
    async run(tx) {
      const before = await auditedRelease(tx, local)
      await requireVersion(tx, context, 'Releases', before, input.expectedVersion)
      await requireEditable(tx, before.projectId, 'input', 'release')
      const id = chosen(before.defects, input.defect)
      const data = { resolvedAt: new Date(), resolvedBy: context.caller.subject }
      await tx.release.update({
        where: { id: local },
        data: {
          openDefects: { decrement: 1 },
          version: { increment: 1 },
          defects: { update: { where: { id }, data } },
        },
      })
      const after = await auditedRelease(tx, local)
      return { answer: { local }, changed: [changed(context, 'Releases', { before, after })] }
    },
  })
}

type Defect = { id: number; resolvedAt: Date | null }

function chosen(defects: readonly Defect[], number: number | null | undefined): number {
  const path = ['input', 'defect']
  if (number === null || number === undefined) {
    const open = defects.filter(({ resolvedAt }) => resolvedAt === null)
    const [only] = open
    if (only && open.length === 1) return only.id
    throw refuse(
      'INVALID_STATE',
      `It has ${open.length === 0 ? 'no open defect' : `${open.length} open defects: say which`}.`,
      ...path,
    )
  }
  const found = defects.find(({ id }) => id === number)
  if (!found) throw refuse('NOT_FOUND', `The release has no defect ${number}.`, ...path)
  if (found.resolvedAt) throw refuse('INVALID_STATE', 'It is resolved already.', ...path)
  return found.id
}
