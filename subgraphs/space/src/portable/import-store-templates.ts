import type { SpaceContext } from '../context.js'
import { keepSecret } from '../secret/keep.js'
import { sameSecret } from '../secret/same.js'
import { TEMPLATE_COLUMNS, type TemplateRow } from '../variable-template/columns.js'
import type { Tx } from '../write/change.js'
import type { CarriedTemplate } from './import-templates.js'

type Sealing = Pick<SpaceContext, 'secrets' | 'spaceId'>

/** Templates that a project is to have, and what of the bundle and the input says how. */
export type NewTemplates = {
  templates: readonly CarriedTemplate[]
  /** The sensitive texts of the bundle. */
  secrets: readonly string[]
  /** The order keys of needed names whose values are given as secrets. */
  sensitive: ReadonlySet<string>
}

/**
 * Gives a project the templates of a release. One that is there keeps its number, and its values where they still fit; one that the release does
 * not ask for any more stays for the releases before it as long as somebody gave it a value, but is not needed. All of them, as they are then.
 */
export async function storeTemplates(
  tx: Tx,
  context: Sealing,
  projectId: number,
  { templates, secrets, sensitive }: NewTemplates,
): Promise<TemplateRow[]> {
  const before = await tx.variableTemplate.findMany({
    where: { projectId },
    orderBy: { position: 'asc' },
    select: { ...TEMPLATE_COLUMNS, nameKey: true, _count: { select: { values: true } } },
  })
  const earlier = new Map(before.map((row) => [row.nameKey, row]))
  let position = 0
  for (const { defaultSecret, isOnlyNeeded, ...template } of templates) {
    const was = earlier.get(template.nameKey)
    // A wish does not undo values that others gave in the open: those who may do that first.
    const isWished = sensitive.has(template.nameKey) && (was?._count.values ?? 0) === 0
    const isSensitive = isOnlyNeeded && (isWished || was?.control === 'SENSITIVE')
    const control = isSensitive ? ('SENSITIVE' as const) : template.control
    const text = defaultSecret === null ? null : (secrets[defaultSecret] ?? '')
    const defaultSecretId = text === null ? null : await secretFor(tx, context, was?.defaultSecretId ?? null, text)
    const data = { ...template, control, defaultSecretId, position: position++ }
    if (!was) await tx.variableTemplate.create({ data: { ...data, projectId } })
    else {
      const isOther = was.scope !== data.scope || (was.control === 'SENSITIVE') !== (control === 'SENSITIVE')
      if (isOther) await tx.templateValue.deleteMany({ where: { templateId: was.id } })
      await tx.variableTemplate.update({ where: { id: was.id }, data })
    }
  }
  const asked = new Set(templates.map(({ nameKey }) => nameKey))
  for (const { id, nameKey, _count } of before) {
    if (asked.has(nameKey)) continue
    if (_count.values === 0) await tx.variableTemplate.delete({ where: { id } })
    else await tx.variableTemplate.update({ where: { id }, data: { isRequired: false, position: position++ } })
  }
  return tx.variableTemplate.findMany({ where: { projectId }, orderBy: { position: 'asc' }, select: TEMPLATE_COLUMNS })
}

async function secretFor(tx: Tx, context: Sealing, known: number | null, text: string): Promise<number> {
  return known !== null && (await sameSecret(tx, context, known, text)) ? known : keepSecret(tx, context, text)
}
