import { ACCOUNT } from '../credentials/accounts.js'
import { CERTIFICATE } from '../credentials/certificates.js'
import type { ProjectChannels } from '../project/channels.js'
import type { Profile } from '../project/profiles.js'
import type { SecretTexts } from '../secret-texts.js'
import type { Setting } from '../setting.js'
import type { Tags } from '../project/tags.js'
import type { VariableDraft } from './variable-rows.js'
import { POOL } from '../machine/workers.js'

/** What the variables of a project refer to. */
export type VariableParts = {
  setting: Setting
  tags: Tags
  channels: ProjectChannels
  secrets: SecretTexts
  /** Numbers of steps of the process as it is now, by name. */
  steps: ReadonlyMap<string, number>
  /** The number of the process of the runbook that restarts the project. */
  restartProcess: number | null
  /** The number of a target that its packages go to, in production. */
  target: number | null
}

/** The variables of a project, by what it is. One came and one was changed while releases were made. */
export function projectVariables(project: Profile, parts: VariableParts): VariableDraft[] {
  return [
    ...(project.hasDatabase ? databaseVariables(project, parts) : []),
    ...(project.kind === 'WEB' ? siteVariables(project, parts) : []),
    ...(project.kind === 'CONTAINER' ? chartVariables(project, parts) : []),
    ...(project.kind === 'SERVICE' ? serviceVariables(project, parts) : []),
    ...usualVariables(project, parts),
  ]
}

function databaseVariables({ slug }: Profile, { setting }: VariableParts): VariableDraft[] {
  const [first] = setting.before
  const login = 'Username=#{Database.User};Password=#{Database.Password}'
  const value = `Host=#{Database.Server};Database=#{Database.Name};${login};Timeout=#{Database.Timeout}`
  const local = `Host=localhost;Database=#{Database.Name};${login}`
  const name = 'Database.ConnectionString'
  return [
    { name: 'Database.Name', value: slug.replaceAll('-', '_') },
    { name, value },
    ...(first === undefined ? [] : [{ name, value: local, environmentIds: [first] }]),
    { name: 'Migration.Pool', type: 'WORKER_POOL', workerPoolId: POOL.database },
  ]
}

function siteVariables({ name, slug, tenants }: Profile, { tags }: VariableParts): VariableDraft[] {
  const certificate = { type: 'CERTIFICATE', certificateId: CERTIFICATE.wildcard } as const
  return [
    { name: 'Site.Name', value: name },
    { name: 'Site.HostName', value: `${slug}.#{Domain}` },
    ...(tenants.length > 0
      ? [{ name: 'Site.HostName', value: '#{Tenant.Alias}.#{Domain}', tenantTagIds: tags.tiers.slice(0, 1) }]
      : []),
    { name: 'Site.Certificate', ...certificate },
  ]
}

function chartVariables({ slug, role }: Profile, { setting }: VariableParts): VariableDraft[] {
  const [first] = setting.before
  return [
    { name: 'Helm.Release', value: slug },
    { name: 'Helm.Namespace', value: `${setting.prefix}-#{Octopus.Environment.Name | ToLower}` },
    { name: 'Replicas', value: '2', earlier: '1', updatedAt: setting.ago(35) },
    ...(first === undefined ? [] : [{ name: 'Replicas', value: '1', environmentIds: [first] }]),
    { name: 'Replicas', value: '4', environmentIds: setting.production, roles: [role] },
  ]
}

function serviceVariables({ role }: Profile, { setting, target }: VariableParts): VariableDraft[] {
  const name = 'Worker.Threads'
  return [
    { name, value: '4', earlier: '2', updatedAt: setting.ago(35) },
    { name, value: '16', environmentIds: setting.production, roles: [role] },
    ...(target === null ? [] : [{ name, value: '8', targetIds: [target], description: 'The oldest machine.' }]),
    { name: 'Archive.Account', type: 'AMAZON_WEB_SERVICES_ACCOUNT', accountId: ACCOUNT.amazon },
  ]
}

function usualVariables({ name, id }: Profile, parts: VariableParts): VariableDraft[] {
  const { setting, tags, channels, secrets, steps, restartProcess } = parts
  const { before, production, ago } = setting
  const key = { name: 'Api.Key', type: 'SENSITIVE' } as const
  const smoke = steps.get('Smoke test')
  const feature = 'Feature.NewPage'
  return [
    { ...key, secretId: secrets.invent(40), environmentIds: production },
    ...(before.length > 0 ? [{ ...key, secretId: secrets.invent(40), environmentIds: before }] : []),
    { name: feature, value: 'false', createdAt: ago(18), description: 'The switch of the new page.' },
    { name: feature, value: 'true', createdAt: ago(17), tenantTagIds: [tags.canary] },
    ...(channels.beta === null
      ? []
      : [{ name: feature, value: 'true', createdAt: ago(17), channelIds: [channels.beta] }]),
    { name: 'Smoke.Retries', value: '3' },
    ...(smoke === undefined
      ? []
      : [{ name: 'Smoke.Retries', value: '10', stepIds: [smoke], environmentIds: production }]),
    ...(hasTicket({ id }) ? [ticket(production)] : []),
    ...(restartProcess === null
      ? []
      : [{ name: 'Maintenance.Message', value: `${name} is restarted.`, processIds: [restartProcess] }]),
  ]
}

/** What whoever deploys is asked for; they may leave it blank. */
function ticket(environmentIds: number[]): VariableDraft {
  const prompt = { isPrompted: true, promptLabel: 'Change', promptHelp: 'The number of the change, if there is one.' }
  return { name: TICKET, value: '', ...prompt, environmentIds }
}

/** Whether whoever deploys a project to customers is asked for the number of a change. */
export function hasTicket({ id }: { id: number }): boolean {
  return id % 3 === 0
}

/** The name of the variable that is asked for. */
export const TICKET = 'Change.Number'
