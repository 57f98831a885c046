import type { MissingFieldFragment, TemplateValueInput } from '../generated/graphql'
import type { ChangeError } from '../graph/use-change'

/** A value that is to be given. */
export type Missing = MissingFieldFragment['values'][number]

/** What somebody has put into a field so far. */
export type Draft = { text: string; isNull: boolean }

/** By what a value is told apart from others: the template, and for whom and where. */
export function keyOf({ template, tenant, environment }: Missing): string {
  return [template.id, tenant?.id ?? '', environment?.id ?? ''].join(' ')
}

/** The values by the tenant that they are for, in the order in which tenants come; those for no tenant stand together. */
export function byTenant(values: readonly Missing[]): { tenant: Missing['tenant']; values: Missing[] }[] {
  const groups = new Map<string, { tenant: Missing['tenant']; values: Missing[] }>()
  for (const value of values) {
    const key = value.tenant?.id ?? ''
    const group = groups.get(key) ?? { tenant: value.tenant, values: [] }
    groups.set(key, group)
    group.values.push(value)
  }
  return [...groups.values()]
}

/** The values that were filled in, with the fields that they come from; fields left empty are left as they are. */
export function wishesOf(
  values: readonly Missing[],
  drafts: Readonly<Record<string, Draft>>,
): { key: string; input: TemplateValueInput }[] {
  return values.flatMap((value) => {
    const key = keyOf(value)
    const draft = drafts[key]
    if (!draft || (!draft.isNull && draft.text === '')) return []
    const { template, tenant, environment, version } = value
    const said = draft.isNull
      ? { isNull: true }
      : template.control === 'SENSITIVE'
        ? { secret: draft.text }
        : { value: draft.text }
    const input = {
      template: template.id,
      ...(tenant ? { tenant: tenant.id } : {}),
      ...(environment ? { environment: environment.id } : {}),
      ...said,
      expectedVersion: version,
    }
    return [{ key, input }]
  })
}

/** What is wrong by field, of what was sent in the order of `keys`; `rest` is about none of them. */
export function problemsOf(errors: readonly ChangeError[], keys: readonly string[]) {
  const byField: Record<string, string> = {}
  const rest: string[] = []
  for (const { path, message } of errors) {
    const key = path?.[1] === 'values' ? keys[Number(path[2])] : undefined
    if (key === undefined) rest.push(message)
    else byField[key] ??= message
  }
  return { byField, rest }
}
