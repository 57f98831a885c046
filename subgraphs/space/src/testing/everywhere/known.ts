import { KINDS, KIND_OF, type TypeName } from '../../entity/kinds.js'
import type { TestSpace } from '../space.js'

/** What there is in a Space, by kind: ids in the order in which they were made. */
export type Known = { ids: ReadonlyMap<string, string[]>; archived: ReadonlyMap<string, string[]> }

/** What has ids, and its table; tags and templates are parts of others. */
export const TABLES: readonly (readonly [kind: string, table: string])[] = [
  ...Object.entries(KINDS).map(([kind, type]) => [kind, tableOf(type)] as const),
  ['Tags', 'tag'],
  ['VariableTemplates', 'variable_template'],
]

function tableOf(type: string): string {
  return type === 'Event' ? 'audit_event' : type.replace(/(?<!^)[A-Z]/g, '_$&').toLowerCase()
}

/** Reads what there is now. */
export async function readKnown({ db }: TestSpace): Promise<Known> {
  const ids = new Map<string, string[]>()
  const archived = new Map<string, string[]>()
  for (const [kind, table] of TABLES) {
    const rows = await db.$queryRawUnsafe<{ id: number; archived: boolean }[]>(
      `SELECT id, (to_jsonb(t) ->> 'archivedAt') IS NOT NULL AS archived FROM "${table}" t ORDER BY id`,
    )
    const named = (some: typeof rows) => some.map(({ id }) => `Spaces-1/${kind}-${id}`)
    ids.set(kind, named(rows.filter((row) => !row.archived)))
    archived.set(kind, named(rows.filter((row) => row.archived)))
  }
  return { ids, archived }
}

/** Fields of ids whose name is not that of the type that they name. */
const NAMED_OTHERWISE: Readonly<Record<string, string>> = {
  target: 'Machines',
  tenantTag: 'Tags',
  tag: 'Tags',
  responsibleTeam: 'Teams',
  approvalTeam: 'Teams',
  role: 'UserRoles',
  task: 'ServerTasks',
  set: 'LibraryVariableSets',
  owner: 'Projects',
  member: 'Users',
  excludedEnvironment: 'Environments',
  automaticEnvironment: 'Environments',
  process: 'Projects',
  snapshot: 'RunbookSnapshots',
  bundle: 'IncomingBundles',
}

/** Fields whose name does not tell what they name, by the type of their input. */
const NAMED_IN: Readonly<Record<string, string>> = {
  'TagInput.id': 'Tags',
  'UpdatePhaseInput.id': 'Phases',
  'SetVariableInput.id': 'Variables',
  'VariableTemplateInput.id': 'VariableTemplates',
  'TemplateValueInput.template': 'VariableTemplates',
  'UpdateStepTemplateUsageInput.template': 'StepTemplates',
  'WithdrawBundleInput.bundle': 'OutgoingBundles',
}

/** The kind of what a field of ids names, by its input's type and its name; `about` is the type that an `id` names. */
export function kindNamed(input: string, field: string, about: string): string {
  const exactly = NAMED_IN[`${input}.${field}`]
  if (exactly) return exactly
  const one = field
    .replace(/ies$/, 'y')
    .replace(/sses$/, 'ss')
    .replace(/(?<!s)s$/, '')
  if (['id', 'delete', 'remoteOf'].includes(one)) return KIND_OF[about as TypeName] ?? about
  const type = `${one[0]?.toUpperCase()}${one.slice(1)}`
  const kind = NAMED_OTHERWISE[one] ?? KIND_OF[type as TypeName]
  if (!kind) throw new Error(`nobody has said what ${field} names`)
  return kind
}
