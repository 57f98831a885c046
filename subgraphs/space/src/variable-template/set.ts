import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { activePosition, ownerColumns, readVariableOwner, type VariableOwner } from '../variable/owner.js'
import { change, type Tx } from '../write/change.js'
import { changed } from '../write/changed.js'
import { holdSubject } from '../write/subject.js'
import { requireVersion } from '../write/version.js'
import { TEMPLATE_COLUMNS, type TemplateRow } from './columns.js'
import type { GivenTemplate } from './given.js'
import { loseValues, losingValues } from './losing.js'
import { matchTemplates } from './match.js'
import { storeTemplates } from './store.js'

/** The templates that a project or a library variable set is to have. */
export type SetVariableTemplates = {
  owner: string
  /** All of them, in order. */
  templates: GivenTemplate[]
  removeValues?: boolean | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** The most templates of an owner. */
const MOST = 500

const PATH = ['input', 'templates']

/**
 * Says which templates an owner has: they are a part of it, so it takes the permission to edit that, and its version. Throws `IN_USE` while one
 * that goes, or whose values would be another thing, has values, unless these are to be removed.
 */
export async function setVariableTemplates(
  context: SpaceContext,
  input: SetVariableTemplates,
): Promise<{ owner: VariableOwner | null }> {
  const owner = readVariableOwner(context, input.owner, 'input', 'owner')
  const { templates: given } = input
  if (given.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} templates.`, ...PATH)
  return change(context, {
    operation: 'setVariableTemplates',
    permission: owner.kind === 'Projects' ? 'ProjectEdit' : 'LibraryVariableSetEdit',
    input,
    at: (tx) => holdSubject(tx, context, owner.kind, owner.local, 'input', 'owner'),
    async run(tx) {
      await activePosition(tx, owner, 'input', 'owner')
      const row = await ownerRow(tx, owner)
      await requireVersion(tx, context, owner.kind, row, input.expectedVersion)
      const rows = await templatesOf(tx, owner)
      const matched = matchTemplates(context, given, rows, ...PATH)
      await loseValues(tx, losingValues(rows, matched), input.removeValues ?? false, ...PATH)
      await storeTemplates(tx, context, owner, rows, matched)
      const before = { ...row, variableTemplates: rows }
      const after = { ...(await nextVersion(tx, owner)), variableTemplates: await templatesOf(tx, owner) }
      return { answer: { owner }, changed: [changed(context, owner.kind, { before, after })] }
    },
  })
}

/** The templates of an owner, in order. */
export function templatesOf(tx: Tx, owner: VariableOwner): Promise<TemplateRow[]> {
  const { projectId, libraryVariableSetId } = ownerColumns(owner)
  const where = projectId === null ? { libraryVariableSetId } : { projectId }
  return tx.variableTemplate.findMany({ where, orderBy: { position: 'asc' }, select: TEMPLATE_COLUMNS })
}

function ownerRow(tx: Tx, { kind, local }: VariableOwner): Promise<{ id: number; version: number }> {
  const where = { id: local }
  return kind === 'Projects'
    ? tx.project.findUniqueOrThrow({ where })
    : tx.libraryVariableSet.findUniqueOrThrow({ where })
}

function nextVersion(tx: Tx, { kind, local }: VariableOwner): Promise<{ id: number; version: number }> {
  const next = { where: { id: local }, data: { version: { increment: 1 } } }
  return kind === 'Projects' ? tx.project.update(next) : tx.libraryVariableSet.update(next)
}
