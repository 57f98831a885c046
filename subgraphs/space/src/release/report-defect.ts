import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { readText } from '../write/text.js'
import { requireVersion } from '../write/version.js'
import { auditedRelease } from './audited.js'
import { requireEditable } from './editable.js'
import { holdRelease } from './hold.js'

/** What is wrong with a release. */
export type ReportDefect = {
  release: string
  description: string
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** The most defects of a release, the resolved ones too. */
const MOST = 1_000

/** Reports a defect of a release, which keeps it from every further phase until it is resolved. */
export function reportDefect(context: SpaceContext, input: ReportDefect): Promise<{ local: number }> {
  const local = readSubject(context, 'Releases', input.release, 'release')
  return change(context, {
    operation: 'reportDefect',
    permission: 'DefectReport',
    input,
    at: (tx) => holdRelease(tx, context, local, 'input', 'release'),
    async run(tx) {
      const before = await auditedRelease(tx, local)
      await requireVersion(tx, context, 'Releases', before, input.expectedVersion)
      await requireEditable(tx, before.projectId, 'input', 'release')
      const description = readText(input.description, 'input', 'description')
      if (description === null) throw refuse('BAD_INPUT', 'The description is blank.', 'input', 'description')
      if (before.defects.length >= MOST) throw refuse('INVALID_STATE', `It has ${MOST} defects.`, 'input', 'release')
      await tx.release.update({
        where: { id: local },
        data: {
          openDefects: { increment: 1 },
          version: { increment: 1 },
          defects: { create: { description, reportedBy: context.caller.subject } },
        },
      })
      const after = await auditedRelease(tx, local)
      return { answer: { local }, changed: [changed(context, 'Releases', { before, after })] }
    },
  })
}
