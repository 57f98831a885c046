import { isDeepStrictEqual } from 'node:util'
import { NOWHERE } from '@spaceport/kit/rights/scope'
import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import type { Written } from '@spaceport/kit/write/write'
import type { SpaceContext } from '../context.js'
import { change, requireReach, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readThisSpace } from '../write/references.js'
import { versionRow } from './content.js'
import { parseStepTemplate, type StepTemplateFile } from './parse.js'

/** The text of a step template's file. */
export type ImportStepTemplate = { space: string; source: string; idempotencyKey?: string | null }

/** What an import did. */
export type Outcome = 'CREATED' | 'UPDATED' | 'UNCHANGED'

/** What an import answers. */
export type Imported = { local: number | null; outcome: Outcome | null }

/**
 * Takes a step template's file into the Space, whole or not at all: a new `Id` creates a template, a higher `Version` becomes
 * the current one and the earlier ones stay. A version that is there already, current or not, changes nothing when it says the
 * same, however it is laid out; else throws `STEP_TEMPLATE_VERSION_CONFLICT`, as does an unknown lower version.
 */
export function importStepTemplate(context: SpaceContext, input: ImportStepTemplate): Promise<Imported> {
  readThisSpace(context, input.space)
  return change(context, {
    operation: 'importStepTemplate',
    permission: 'ActionTemplateCreate',
    input,
    async run(tx) {
      const file = parseStepTemplate(input.source)
      // One import of a template at a time: two first ones would both find nothing.
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${file.communityId}, 0))::text`
      const current = await tx.stepTemplate.findUnique({ where: { communityId: file.communityId } })
      if (!current) return create(tx, context, file, input.source)
      if (file.version > current.version) return update(tx, context, current, file, input.source)
      await requireSame(tx, current, file)
      return { answer: { local: current.id, outcome: 'UNCHANGED' }, changed: [] }
    },
  })
}

type Current = { id: number; version: number }

async function create(
  tx: Tx,
  context: SpaceContext,
  file: StepTemplateFile,
  source: string,
): Promise<Written<Imported>> {
  const after = await tx.stepTemplate.create({
    data: { ...shown(file), communityId: file.communityId, versions: { create: versionRow(file, source) } },
  })
  return {
    answer: { local: after.id, outcome: 'CREATED' },
    changed: [changed(context, 'StepTemplates', { after })],
  }
}

async function update(
  tx: Tx,
  context: SpaceContext,
  before: Current,
  file: StepTemplateFile,
  source: string,
): Promise<Written<Imported>> {
  requireReach(context, 'ActionTemplateEdit', NOWHERE)
  const after = await tx.stepTemplate.update({
    where: { id: before.id },
    data: { ...shown(file), updatedAt: new Date(), versions: { create: versionRow(file, source) } },
  })
  return {
    answer: { local: after.id, outcome: 'UPDATED' },
    changed: [changed(context, 'StepTemplates', { before, after })],
  }
}

/** Throws `STEP_TEMPLATE_VERSION_CONFLICT` unless the version is there and says the same as the file. */
async function requireSame(tx: Tx, current: Current, file: StepTemplateFile): Promise<void> {
  const { version, name } = file
  const known = await tx.stepTemplateVersion.findUnique({
    where: { stepTemplateId_version: { stepTemplateId: current.id, version } },
    select: { source: true },
  })
  if (known && isDeepStrictEqual(parseStepTemplate(known.source).content, file.content)) return
  const message = known
    ? `Version ${version} of "${name}" is there already and says something else; raise "Version".`
    : `"${name}" has version ${current.version} already, and version ${version} was never imported.`
  throw refuse('STEP_TEMPLATE_VERSION_CONFLICT', message, 'input', 'source')
}

function shown({ name, actionType, version, description, category }: StepTemplateFile) {
  return { name, nameKey: textKey(name), actionType, version, description, category }
}
