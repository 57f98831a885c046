import { CERTIFICATE } from '../credentials/certificates.js'
import type { ProjectChannels } from '../project/channels.js'
import { FEED } from '../credentials/feeds.js'
import { IMAGE, MAIN_ACTION } from './main-action.js'
import { slugOf } from '../named.js'
import type { Profile } from '../project/profiles.js'
import type { Setting } from '../setting.js'
import { fromTemplate, TEMPLATE } from './step-templates.js'
import type { StepDraft } from './steps.js'
import type { Tags } from '../project/tags.js'
import { POOL } from '../machine/workers.js'

/** What the steps of a project refer to. */
export type StepParts = {
  setting: Setting
  tags: Tags
  channels: ProjectChannels
  /** The number of the secret key by which the smoke test is let in; null where it needs none. */
  smokeKey: number | null
}

/** How often a process has been changed at most. */
export type Revision = 0 | 1 | 2

/**
 * The steps of a project's deployments, as they were at first, and after each of two changes: the first brought the smoke test and took the
 * copy to the archive away, the second newer versions of step templates.
 */
export function deploymentSteps(project: Profile, revision: Revision, parts: StepParts): StepDraft[] {
  return [
    ...(project.isApproved ? [approval(parts)] : []),
    ...(project.hasDatabase ? [migrations(project, revision === 2 ? 2 : 1)] : []),
    main(project),
    ...(revision === 0 ? [archive(project)] : [smokeTest(project, revision, parts)]),
    ...(revision === 2 ? warmUp(project, parts) : []),
    ...told(project, revision),
  ]
}

function approval({ setting }: StepParts): StepDraft {
  const plain = {
    'Octopus.Action.Manual.Instructions':
      'Read the release notes of #{Octopus.Release.Number}. Is the change announced?',
    'Octopus.Action.Manual.BlockConcurrentDeployments': 'False',
  }
  const name = 'Approve the release'
  return {
    actions: [{ name, actionType: 'Octopus.Manual', plain, environmentIds: setting.production, isRequired: true }],
  }
}

function migrations({ name, packageId }: Profile, version: number): StepDraft {
  return {
    actions: [
      {
        name: 'Run migrations',
        ...fromTemplate(TEMPLATE.migrations, version, {}),
        ...{ workerPoolId: POOL.database, isRequired: true, notes: `The schema of ${name}.` },
        packages: [{ name: '', packageId: `${packageId.replace('/', '.')}.Migrations`, feedId: FEED.builtIn }],
      },
    ],
  }
}

/** What the project is about. */
function main({ kind, packageId, role, slug }: Profile): StepDraft {
  const name = MAIN_ACTION[kind]
  if (kind === 'WEB') {
    const plain = {
      'Octopus.Action.EnabledFeatures': 'Octopus.Features.IISWebSite,Octopus.Features.JsonConfigurationVariables',
      'Octopus.Action.IISWebSite.WebSiteName': '#{Site.Name}',
      'Octopus.Action.IISWebSite.Bindings': '[{"protocol":"https","host":"#{Site.HostName}","port":"443"}]',
      'Octopus.Action.IISWebSite.CertificateVariable': 'Site.Certificate',
      'Octopus.Action.Package.JsonConfigurationVariablesTargets': 'appsettings.json',
    }
    const packages = [{ name: '', packageId, feedId: FEED.builtIn }]
    const action = { name, actionType: 'Octopus.IIS', plain, packages, certificateIds: [CERTIFICATE.wildcard] }
    return { targetRoles: [role], maxParallelism: 1, actions: [{ ...action, isRequired: true }] }
  }
  if (kind === 'CONTAINER') {
    const plain = {
      'Octopus.Action.Helm.ReleaseName': '#{Helm.Release}',
      'Octopus.Action.Helm.Namespace': '#{Helm.Namespace}',
      'Octopus.Action.Helm.KeyValues': '{"replicas":"#{Replicas}","logLevel":"#{Log.Level}"}',
      'Octopus.Action.Helm.ResetValues': 'True',
    }
    const packages = [
      { name: '', packageId: 'service', feedId: FEED.charts },
      { name: IMAGE, packageId, feedId: FEED.images },
    ]
    const action = { name, actionType: 'Octopus.HelmChartUpgrade', plain, packages, workerPoolId: POOL.deployment }
    return { targetRoles: [role], actions: [{ ...action, isRequired: true }] }
  }
  const service = { actionType: 'Octopus.Script', plain: { 'Octopus.Action.Script.Syntax': 'Bash' } }
  const script = (body: string) => ({ ...service.plain, 'Octopus.Action.Script.ScriptBody': body })
  const plain = {
    'Octopus.Action.EnabledFeatures': 'Octopus.Features.JsonConfigurationVariables',
    'Octopus.Action.Package.CustomInstallationDirectory': `/opt/${slug}`,
    'Octopus.Action.Package.JsonConfigurationVariablesTargets': 'appsettings.json',
  }
  const packages = [{ name: '', packageId, feedId: FEED.builtIn }]
  return {
    ...{ name: 'Roll out', targetRoles: [role], maxParallelism: 2 },
    actions: [
      { ...service, name: 'Stop the service', plain: script(`systemctl stop ${slug}\n`) },
      { name, actionType: 'Octopus.TentaclePackage', plain, packages, isRequired: true },
      { ...service, name: 'Start the service', plain: script(`WORKERS=#{Worker.Threads} systemctl start ${slug}\n`) },
    ],
  }
}

/** Until there was a smoke test, people kept a copy. */
function archive({ slug, role }: Profile): StepDraft {
  const plain = {
    'Octopus.Action.Script.Syntax': 'Bash',
    'Octopus.Action.Script.ScriptBody': `cp -r /opt/${slug} /archive/${slug}-#{Octopus.Release.Number}\n`,
  }
  return { targetRoles: [role], actions: [{ name: 'Copy to the archive', actionType: 'Octopus.Script', plain }] }
}

function smokeTest({ slug }: Profile, revision: Revision, { smokeKey }: StepParts): StepDraft {
  const filled = { 'Smoke.Url': `https://${slug}.#{Domain}/health` }
  const template = fromTemplate(TEMPLATE.smoke, revision, filled)
  const secrets: Record<string, number> = smokeKey === null ? {} : { 'Smoke.Key': smokeKey }
  return { actions: [{ name: 'Smoke test', ...template, secrets, workerPoolId: POOL.hosted }] }
}

/** For those who get releases first, and switched off for everybody where there is no such channel. */
function warmUp({ name, role, tenants }: Profile, { channels, tags, setting }: StepParts): StepDraft[] {
  if (channels.beta === null && tenants.length === 0) return []
  const plain = {
    'Octopus.Action.Script.Syntax': 'Bash',
    'Octopus.Action.Script.ScriptBody': `curl --silent https://${slugOf(name)}.#{Domain}/warm-up > /dev/null\n`,
  }
  const action = {
    name: 'Warm up',
    actionType: 'Octopus.Script',
    plain,
    excludedEnvironmentIds: setting.before.slice(0, 1),
  }
  const to = channels.beta === null ? { isDisabled: true } : { channelIds: [channels.beta] }
  const tenantTagIds = tenants.length > 0 ? [tags.canary] : []
  return [{ targetRoles: [role], startTrigger: 'START_WITH_PREVIOUS', actions: [{ ...action, ...to, tenantTagIds }] }]
}

/** Half of the projects have not taken the newest version of the template yet. */
function told({ id, name }: Profile, revision: Revision): StepDraft[] {
  const version = revision === 0 ? 1 : revision === 2 && id % 2 === 0 ? 3 : 2
  const text = (what: string): Record<string, string> =>
    version === 1 ? {} : { 'Chat.Text': `${what} ${name} #{Octopus.Release.Number} in #{Octopus.Environment.Name}.` }
  const chat = (what: string) => fromTemplate(TEMPLATE.chat, version, text(what))
  const success: StepDraft = { actions: [{ name: 'Tell the team', ...chat('Deployed') }] }
  if (revision === 0) return [success]
  const failure = { name: 'Tell of a failure', ...chat('Could not deploy') }
  return [success, { condition: 'FAILURE', actions: [failure] }]
}
