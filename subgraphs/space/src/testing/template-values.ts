import type { Caller } from '@spaceport/kit/caller'
import { MANAGER } from './callers.js'
import { mutate, type Payload } from './mutate.js'
import { named } from './rows.js'
import { COMMON, id, SHOP, variableSpace, type VariableSpace } from './variables.js'

export const [ACME, NOVA] = [id('Tenants', 1), id('Tenants', 2)]
export const [DEV, TEST, PRODUCTION] = [id('Environments', 1), id('Environments', 2), id('Environments', 4)]

/** What is asked of values of templates. */
export const FIELDS =
  'template { name } value hasValue isNull isDefault isMissing hidden version tenant { name } environment { name } project { name } libraryVariableSet { name }'

/** A value of a template as `FIELDS` shows it. */
export type ShownValue = { template: { name: string }; [field: string]: unknown }

/** A Space whose templates have values. */
export type TemplateSpace = VariableSpace & {
  /** A value of a template for `setTemplateValues`. */
  of(name: string, more?: object): object
  set(values: object[], who?: Caller): Promise<Payload>
  /** The values of a tenant, as `line` has them. */
  ofTenant(tenant: string, args?: string, who?: Caller): Promise<string[]>
}

const OF_SHOP = [
  { name: 'Url' },
  { name: 'Size', scope: 'ENVIRONMENT', defaultValue: 'small' },
  { name: 'Key', scope: 'TENANT_AND_ENVIRONMENT', control: 'SENSITIVE' },
]
const OF_COMMON = [
  { name: 'Logo', isRequired: false },
  { name: 'Pool', scope: 'ENVIRONMENT', control: 'SELECT', options: [{ value: 'a', label: 'A' }] },
]

/**
 * `variableSpace` with the templates Url (per tenant), Size (per environment) and Key (per pair, sensitive) of Shop, Logo (per tenant, not required)
 * and Pool (per environment) of Common, which Shop uses; and the tenants Nova (2, for which Shop is deployed to Production alone), Stranger (3, for
 * which nothing is deployed) and Away (4, a placeholder).
 */
export async function templateSpace(): Promise<TemplateSpace> {
  const shop = await variableSpace()
  const { space } = shop
  const { db } = space
  for (const [owner, templates] of [
    [SHOP, OF_SHOP],
    [COMMON, OF_COMMON],
  ] as const) {
    const { errors } = await mutate(space, 'setVariableTemplates', { owner, templates }, MANAGER)
    if (errors[0]) throw new Error(errors[0].message)
  }
  const numbers = new Map((await db.variableTemplate.findMany()).map((one) => [one.name, one.id]))
  await db.projectLibraryVariableSet.create({ data: { projectId: 1, libraryVariableSetId: 1, position: 0 } })
  await db.tenant.create({ data: { ...named('Nova'), projects: { create: { projectId: 1, environmentIds: [4] } } } })
  await db.tenant.create({ data: named('Stranger') })
  await db.tenant.create({
    data: { ...named('Away'), remoteOf: 'Spaces-2/Tenants-1', projects: { create: { projectId: 1 } } },
  })
  return {
    ...shop,
    of: (name, more = {}) => ({ template: id('VariableTemplates', numbers.get(name) ?? 0), ...more }),
    set: (values, who = MANAGER) =>
      mutate(space, 'setTemplateValues', { space: 'Spaces-1', values }, who, `values { ${FIELDS} }`),
    async ofTenant(tenant, args = '', who = MANAGER) {
      type Data = { node: { templateValues: { values: ShownValue[]; truncated: boolean } } }
      const query = `{ node(id: "${tenant}") { ... on Tenant { templateValues${args} { truncated values { ${FIELDS} } } } } }`
      const { data, errors } = await space.ask<Data>(query, {}, who)
      if (errors[0]) throw new Error(errors[0].message)
      return data.node.templateValues.values.map(line)
    },
  }
}

/** A value as `Name@Environment: text`, with what is said of it. */
export function line({ template, environment, ...value }: ShownValue): string {
  const at = environment ? `@${(environment as { name: string }).name}` : ''
  const text = value.value ?? (value.hasValue ? '(secret)' : '-')
  const state = value.hidden ? '(hidden)' : value.isNull ? 'null' : String(text)
  return `${template.name}${at}: ${state}${value.isDefault ? ' by default' : ''}${value.isMissing ? ' missing' : ''}`
}
