import { apportion } from '@spaceport/kit/apportion'
import { seededRandom } from '@spaceport/kit/random'
import { deployments } from './past/deployments.js'
import { history } from './past/history.js'
import { inventory } from './inventory.js'
import { lifecycles } from './project/lifecycles.js'
import { named } from './named.js'
import { projectGroups, projects, themeOf } from './project/projects.js'
import type { ContentRequest } from './request.js'
import type { SecretText } from './secret-texts.js'
import { settingOf } from './setting.js'
import { projectTenants, servedTenants, tenantRows } from './project/tenants.js'
import { DAY } from './time.js'
import { waysOf } from './past/ways.js'

/** What a Space is to hold. */
export type SpaceContent = {
  /** The sensitive values, to be sealed before all else is put in. */
  secrets: SecretText[]
  /** Rows by table, in an order in which foreign keys hold; what is missing in a row is as the database has it for a new one. */
  rows: ReturnType<typeof contentRows>['rows']
  /** Which snapshots of runbooks are published: runbooks and snapshots refer to each other. */
  published: { runbookId: number; snapshotId: number }[]
}

/** Everything that the request asks for; pure: no clock, no chance but the seed. */
export function generateContent(request: ContentRequest): SpaceContent {
  return contentRows(request)
}

function contentRows(request: ContentRequest) {
  const { now } = request
  const setting = settingOf(request)
  const random = seededRandom(`${request.seed}/${request.space}/${request.theme}`)
  const theme = themeOf(request.theme)
  const ways = lifecycles(request.environments, now)
  const project = projects(random, theme, request.projects, ways, now)
  const served = servedTenants(random, request, project, ways.across)
  const tenant = tenantRows(random, request, served)
  const made = inventory(setting, project, served, ways)

  // A few projects are busy, most are calm.
  const weights = random.shuffle(project.map((_, rank) => 1 / (rank + 2) ** 0.7))
  const past = deployments(random, {
    ways: waysOf(setting, made.profiles, { channels: made.channels, lifecycles: ways, tags: made.tags }),
    counts: apportion(request.releases, weights),
    total: request.deployments,
    now,
  })
  for (const one of project) {
    one.lastDeployedAt = past.lastDeployedAt.get(one.id) ?? null
    if (served.has(one.id)) one.tenantedMode = 'TENANTED_OR_UNTENANTED'
  }
  const { published, ...happened } = history(setting, made, past)
  const { rows, tags, channels, sets } = made
  return {
    secrets: made.secrets.all,
    published,
    rows: {
      machine_policy: rows.machine_policy,
      worker_pool: rows.worker_pool,
      worker: rows.worker,
      worker_pool_worker: rows.worker_pool_worker,
      tag_set: tags.tag_set,
      tag: tags.tag,
      project_group: projectGroups(theme, now),
      lifecycle: ways.lifecycle,
      environment: request.environments.map(({ id, name, description, remoteOf }, i) => ({
        ...{ id, ...named(name), description, sortOrder: i, remoteOf, useGuidedFailure: false, version: 1 },
        createdAt: new Date(now - (890 - i) * DAY),
      })),
      phase: ways.phase,
      phase_environment: ways.phase_environment,
      tenant,
      tenant_tag: tags.tenant_tag,
      feed: rows.feed,
      account: rows.account,
      certificate: rows.certificate,
      deployment_target: rows.deployment_target,
      target_role: rows.target_role,
      target_environment: rows.target_environment,
      target_tenant: rows.target_tenant,
      project,
      project_tenant: projectTenants(setting, served, tenant),
      channel: channels.channel,
      channel_version_rule: channels.channel_version_rule,
      step_template: rows.step_template,
      step_template_version: rows.step_template_version,
      runbook: made.runbook,
      deployment_process: rows.deployment_process,
      process_step: rows.process_step,
      process_action: rows.process_action,
      action_package: rows.action_package,
      ...sets,
      variable: rows.variable,
      variable_template: rows.variable_template,
      template_value: rows.template_value,
      ...happened,
    },
  }
}
