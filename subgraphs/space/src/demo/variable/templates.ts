import type { VariableTemplate } from '@spaceport/database/space'
import { LIBRARY_SET } from './library-sets.js'
import { named } from '../named.js'
import type { Profile } from '../project/profiles.js'

/** Names that other parts know templates by. */
export const ALIAS = 'Tenant.Alias'
export const MAIL = 'Tenant.Mail'
export const LICENCE = 'Tenant.Licence'

type Draft = Partial<VariableTemplate> & { name: string }

/** What each tenant says of itself, once for all projects. */
const OF_CUSTOMERS: readonly Draft[] = [
  { name: ALIAS, label: 'Alias', helpText: 'What its addresses begin with.' },
  { name: MAIL, label: 'Mail', helpText: 'Who is told when something is wrong.' },
  {
    name: 'Tenant.Language',
    label: 'Language',
    control: 'SELECT',
    options: 'en|English\nde|German\nfr|French',
    defaultValue: 'en',
  },
]

/** What each environment may say, once for all projects. Those that live elsewhere say it there, so that there is a default. */
const OF_PLATFORM: readonly Draft[] = [
  {
    name: 'Site.Region',
    label: 'Region',
    scope: 'ENVIRONMENT',
    helpText: 'Where its machines are.',
    defaultValue: 'Brisbane',
  },
]

/** What each tenant says for one project. */
const OF_PROJECT: readonly Draft[] = [
  { name: LICENCE, label: 'Licence key', control: 'SENSITIVE', helpText: 'From the contract.' },
  { name: 'Tenant.Theme', label: 'Theme', control: 'SELECT', options: 'light|Light\ndark|Dark', defaultValue: 'light' },
  { name: 'Tenant.Limit', label: 'Requests a minute', scope: 'TENANT_AND_ENVIRONMENT', defaultValue: '600' },
  { name: 'Tenant.Notice', label: 'Notice', control: 'MULTI_LINE_TEXT', isRequired: false },
]

/** The templates of the library sets, and those of projects with tenants, by number. */
export function templates(projects: readonly Profile[]): VariableTemplate[] {
  const all: VariableTemplate[] = []
  const add = (owner: { projectId: number | null; libraryVariableSetId: number | null }, drafts: readonly Draft[]) => {
    for (const [position, draft] of drafts.entries()) {
      all.push({
        label: null,
        helpText: null,
        control: 'SINGLE_LINE_TEXT',
        options: null,
        scope: 'TENANT',
        isRequired: true,
        defaultValue: null,
        defaultSecretId: null,
        ...draft,
        ...named(draft.name),
        ...owner,
        id: all.length + 1,
        position,
      })
    }
  }
  add({ projectId: null, libraryVariableSetId: LIBRARY_SET.customers }, OF_CUSTOMERS)
  add({ projectId: null, libraryVariableSetId: LIBRARY_SET.platform }, OF_PLATFORM)
  for (const { id, tenants } of projects) {
    if (tenants.length > 0) add({ projectId: id, libraryVariableSetId: null }, OF_PROJECT)
  }
  return all
}
