import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { requirePosition } from '../write/subject.js'
import { readName, readText } from '../write/text.js'

/** What a new release is to be. */
export type CreateRelease = { project: string; version: string; notes?: string | null; idempotencyKey?: string | null }

/** Creates a release of a project. Throws `CONFLICT` when the project has one of that version. */
export function createRelease(context: SpaceContext, input: CreateRelease): Promise<{ local: number }> {
  const projectId = readSubject(context, 'Projects', input.project, 'project')
  return change(context, {
    operation: 'createRelease',
    permission: 'ReleaseCreate',
    input,
    at: (tx) => requirePosition(tx, context, 'Projects', projectId, 'input', 'project'),
    async run(tx) {
      const name = readName(input.version, 'input', 'version')
      const nameKey = textKey(name)
      if (await tx.release.findUnique({ where: { projectId_nameKey: { projectId, nameKey } } })) {
        throw refuse('CONFLICT', `The project has a release ${name} already.`, 'input', 'version')
      }
      const notes = readText(input.notes, 'input', 'notes')
      const after = await tx.release.create({ data: { projectId, name, nameKey, notes } })
      return { answer: { local: after.id }, changed: [changed(context, 'Releases', { after })] }
    },
  })
}
