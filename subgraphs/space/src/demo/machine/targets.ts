import type {
  DeploymentTarget,
  EndpointStyle,
  TargetEnvironment,
  TargetRole,
  TargetTenant,
} from '@spaceport/database/space'
import { ACCOUNT } from '../credentials/accounts.js'
import { addressed } from './addresses.js'
import { healthOf, UNCHECKED } from './health.js'
import { named, slugOf } from '../named.js'
import { ROLES, type Kind } from '../project/profiles.js'
import type { RequestedEnvironment } from '../request.js'
import type { Setting } from '../setting.js'
import type { Tags } from '../project/tags.js'
import { POLICY, POOL } from './workers.js'

/** The deployment targets of a Space. */
export type Targets = {
  deployment_target: DeploymentTarget[]
  target_role: TargetRole[]
  target_environment: TargetEnvironment[]
  target_tenant: TargetTenant[]
}

/** A target to be. */
type Draft = { environment: RequestedEnvironment; kind: Kind; host: string; style: EndpointStyle; tenants: number[] }

const SHORT: Record<Kind, string> = { WEB: 'web', CONTAINER: 'k8s', SERVICE: 'app' }

/** How many machines of a kind an environment has: more where customers are, and the more projects there are. */
function count(kind: Kind, { stage }: RequestedEnvironment, projects: number): number {
  if (kind === 'CONTAINER') return 1
  const more = Math.min(12, Math.floor(projects / 15))
  return { DEVELOPMENT: 1, TEST: 1, STAGING: 2, PRODUCTION: 3 }[stage] + more
}

/** Machines for each environment of this Space; some tenants have one of their own. */
export function targets(setting: Setting, tags: Tags): Targets {
  const random = setting.random('targets')
  const drafts = draftsOf(setting)
  const deployment_target = drafts.map(({ environment, kind, host, style, tenants }, i): DeploymentTarget => {
    const isNew = i > 5 && i === drafts.length - 1
    const isShared = tenants.length === 0 && setting.tenants.length > 0 && setting.production.includes(environment.id)
    const tenantedMode = tenants.length > 0 ? 'TENANTED' : isShared ? 'TENANTED_OR_UNTENANTED' : 'UNTENANTED'
    return {
      ...{ id: i + 1, ...named(host), description: isNew ? 'Not in use yet.' : null },
      ...(isNew ? UNCHECKED : healthOf(random, setting, i)),
      ...addressed(random, style, host),
      ...spokenTo(style, kind, host),
      machinePolicyId: environment.stage === 'PRODUCTION' ? POLICY.production : POLICY.usual,
      operatingSystem: OPERATING_SYSTEM[style] ?? null,
      ...{ isDisabled: isNew, tenantedMode, tenantTagIds: isShared ? tags.tiers : [] },
      ...{ createdAt: setting.ago(isNew ? 1 : random.int(40, 600)), version: isNew ? 1 : random.int(1, 6) },
    }
  })
  const each = <Row>(rows: (draft: Draft, targetId: number) => Row[]) =>
    drafts.flatMap((draft, i) => rows(draft, i + 1))
  return {
    deployment_target,
    target_role: each(({ kind, environment }, targetId) => {
      const roles = environment.stage === 'DEVELOPMENT' ? [ROLES[kind], 'shared'] : [ROLES[kind]]
      return roles.map((role) => ({ targetId, role }))
    }),
    target_environment: each(({ environment }, targetId) => [{ targetId, environmentId: environment.id }]),
    target_tenant: each(({ tenants }, targetId) => tenants.map((tenantId) => ({ targetId, tenantId }))),
  }
}

const OPERATING_SYSTEM: Partial<Record<EndpointStyle, string>> = {
  TENTACLE_PASSIVE: 'Microsoft Windows Server 2022 Standard',
  TENTACLE_ACTIVE: 'Microsoft Windows Server 2019 Standard',
  SSH: 'Ubuntu 22.04.5 LTS',
}

function draftsOf({ own, prefix, request, production, tenants }: Setting): Draft[] {
  const drafts: Draft[] = []
  const slugs = new Set<string>()
  for (const environment of own) {
    const slug = slugOf(environment.name)
    const part = slug === '' || slugs.has(slug) ? `environment-${environment.id}` : slug
    slugs.add(part)
    for (const kind of ['WEB', 'SERVICE', 'CONTAINER'] as const) {
      for (let i = 0; i < count(kind, environment, request.projects); i++) {
        const host = `${prefix}-${part}-${SHORT[kind]}-${String(i + 1).padStart(2, '0')}`
        drafts.push({ environment, kind, host, style: styleOf(kind, i), tenants: [] })
      }
    }
  }
  // Two tenants have a machine of their own in the last environment.
  const last = own.findLast(({ id }) => production.includes(id))
  for (const tenant of last ? tenants.slice(0, 2) : []) {
    const host = `${prefix}-tenant-${tenant}-web-01`
    drafts.push({
      environment: last as RequestedEnvironment,
      kind: 'WEB',
      host,
      style: 'TENTACLE_PASSIVE',
      tenants: [tenant],
    })
  }
  return drafts
}

/** Machines that cannot be called call themselves: each third web server. */
function styleOf(kind: Kind, place: number): EndpointStyle {
  if (kind === 'CONTAINER') return 'KUBERNETES'
  if (kind === 'SERVICE') return 'SSH'
  return place % 3 === 2 ? 'TENTACLE_ACTIVE' : 'TENTACLE_PASSIVE'
}

function spokenTo(style: EndpointStyle, kind: Kind, host: string) {
  if (style === 'KUBERNETES') {
    const endpoint = {
      clusterUrl: `https://${host}.spaceport.example:6443`,
      namespace: 'apps',
      skipTlsVerification: false,
    }
    return { endpoint: JSON.stringify(endpoint), accountId: ACCOUNT.cluster, workerPoolId: POOL.deployment }
  }
  const endpoint = style === 'SSH' ? { dotNetCorePlatform: 'linux-x64' } : { tentacleVersion: '8.2.3' }
  return { endpoint: JSON.stringify(endpoint), accountId: kind === 'SERVICE' ? ACCOUNT.ssh : null, workerPoolId: null }
}
