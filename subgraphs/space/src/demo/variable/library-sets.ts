import type { LibraryVariableSet, ProjectLibraryVariableSet } from '@spaceport/database/space'
import { named } from '../named.js'
import type { Profile } from '../project/profiles.js'
import type { SecretTexts } from '../secret-texts.js'
import type { Setting } from '../setting.js'
import type { VariableDraft, Variables } from './variable-rows.js'

/** Numbers of the library variable sets. */
export const LIBRARY_SET = { platform: 1, notifications: 2, databases: 3, customers: 4, mail: 5 } as const

/** The library variable sets of a Space, and which projects have which, in the order in which they count. */
export type LibrarySets = {
  library_variable_set: LibraryVariableSet[]
  project_library_variable_set: ProjectLibraryVariableSet[]
}

export function librarySets({ ago }: Setting, projects: readonly Profile[]): LibrarySets {
  const set = (id: number, name: string, description: string | null, more: Partial<LibraryVariableSet> = {}) => ({
    ...{ id, ...named(name), description, archivedAt: null, createdAt: ago(500 - id), version: 1, ...more },
  })
  return {
    library_variable_set: [
      set(LIBRARY_SET.platform, 'Platform', 'Domains, logging and telemetry: the same for all.'),
      set(LIBRARY_SET.notifications, 'Notifications', 'Where deployments tell of themselves.'),
      set(LIBRARY_SET.databases, 'Databases', 'Servers and logins. Nobody has them by heart.'),
      set(LIBRARY_SET.customers, 'Customer details', 'What each tenant says of itself.'),
      set(LIBRARY_SET.mail, 'Old mail relay', 'Nothing sends mail by itself any more.', {
        archivedAt: ago(120),
        version: 2,
      }),
    ],
    project_library_variable_set: projects.flatMap(({ id: projectId, hasDatabase, tenants }) => {
      const { platform, notifications, databases, customers } = LIBRARY_SET
      const ids = [
        platform,
        notifications,
        ...(hasDatabase ? [databases] : []),
        ...(tenants.length > 0 ? [customers] : []),
      ]
      return ids.map((libraryVariableSetId, position) => ({ projectId, libraryVariableSetId, position }))
    }),
  }
}

/** Puts the values of the sets among those of the Space. Two were changed, and one came, while releases were made. */
export function addLibraryVariables(setting: Setting, variables: Variables, secrets: SecretTexts): void {
  const { ago, before, production, own, prefix } = setting
  const [first] = before
  const add = (id: number, drafts: VariableDraft[]) =>
    variables.add({ libraryVariableSetId: id }, drafts, ago(480 - id))
  const scoped = (environmentIds: number[]) => (environmentIds.length > 0 ? [environmentIds] : [])
  const sensitive = { type: 'SENSITIVE' } as const
  add(LIBRARY_SET.platform, [
    { name: 'Domain', value: `${prefix}.spaceport.example` },
    ...own.map(({ id, name }) => ({
      name: 'Domain',
      value: `${domainOf(name)}.${prefix}.spaceport.example`,
      environmentIds: [id],
    })),
    { name: 'Log.Level', value: 'Warning', earlier: 'Information', updatedAt: ago(37) },
    ...scoped(before).map((environmentIds) => ({ name: 'Log.Level', value: 'Debug', environmentIds })),
    { name: 'Telemetry.Endpoint', value: 'https://telemetry.spaceport.example/v1' },
    { name: 'Telemetry.Key', ...sensitive, secretId: secrets.invent(32), environmentIds: production },
    ...scoped(before).map((environmentIds) => ({
      name: 'Telemetry.Key',
      ...sensitive,
      secretId: secrets.invent(32),
      environmentIds,
    })),
    {
      name: 'Telemetry.Sampling',
      value: '0.05',
      createdAt: ago(22),
      description: 'The share of requests that is traced.',
    },
    { name: 'Backup.Path', value: '/backups/nightly' },
  ])
  add(LIBRARY_SET.notifications, [
    { name: 'Notify.Channel', value: `${prefix}-deployments` },
    { name: 'Notify.Channel', value: `${prefix}-live`, environmentIds: production },
    {
      name: 'Notify.Webhook',
      ...sensitive,
      secretId: secrets.keep(`https://chat.spaceport.example/hooks/${secrets.password(24)}`),
    },
  ])
  add(LIBRARY_SET.databases, [
    {
      name: 'Database.Server',
      value: `${prefix}-db.spaceport.example`,
      earlier: `${prefix}-sql01.spaceport.example`,
      updatedAt: ago(48),
    },
    ...before.map((id) => ({
      name: 'Database.Server',
      value: `${prefix}-db-${id}.test.spaceport.example`,
      environmentIds: [id],
    })),
    { name: 'Database.User', value: '#{Octopus.Project.Slug}' },
    ...own.map(({ id }) => ({
      name: 'Database.Password',
      ...sensitive,
      secretId: secrets.invent(),
      environmentIds: [id],
    })),
    { name: 'Database.Timeout', value: '30', description: 'Seconds.' },
    ...(first === undefined
      ? []
      : [{ name: 'Database.Timeout', value: '300', environmentIds: [first], roles: ['shared'] }]),
  ])
  add(LIBRARY_SET.mail, [{ name: 'Mail.Relay', value: 'mail.spaceport.example' }])
}

function domainOf(environment: string): string {
  return (
    environment
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'other'
  )
}
