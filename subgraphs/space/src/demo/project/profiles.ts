import type { Project } from '@spaceport/database/space'
import { pascalOf, slugOf } from '../named.js'
import type { Setting } from '../setting.js'

/** What kind of thing a project deploys: a web site, containers in a cluster, or a service on machines. */
export type Kind = 'WEB' | 'CONTAINER' | 'SERVICE'

/** A project as the parts that describe how it is deployed see it. */
export type Profile = {
  id: number
  name: string
  slug: string
  createdAt: Date
  lifecycleId: number
  kind: Kind
  /** The role of the targets that it goes to. */
  role: string
  hasDatabase: boolean
  /** Whether somebody must approve before it goes to customers. */
  isApproved: boolean
  /** The id of its own package in the built-in feed, or of its image. */
  packageId: string
  /** The tenants of this Space that it is deployed for. */
  tenants: number[]
}

/** The role of the targets of each kind of project. */
export const ROLES: Record<Kind, string> = { WEB: 'web-server', CONTAINER: 'k8s-cluster', SERVICE: 'app-server' }

const WEB = /web|widget|desk|portal|pages|studio|dashboards|reports|catalogue|admin/i
const CONTAINER = /api|gateway|hub|service|server|switch|backend|collector|stream|engine|bridge/i

/** Tells from their names what projects are; the rest is chance. */
export function profiles(
  setting: Setting,
  projects: readonly Project[],
  served: ReadonlyMap<number, readonly number[]>,
): Profile[] {
  const random = setting.random('profiles')
  const own = new Set(setting.tenants)
  return projects.map(({ id, name, slug, createdAt, lifecycleId }) => {
    const kind: Kind = CONTAINER.test(name) ? 'CONTAINER' : WEB.test(name) ? 'WEB' : 'SERVICE'
    return {
      ...{
        id,
        name,
        slug,
        createdAt,
        lifecycleId,
        kind,
        role: ROLES[kind],
      },
      hasDatabase: random.chance(0.65),
      isApproved: random.chance(0.4),
      packageId: kind === 'CONTAINER' ? `${setting.prefix}/${slugOf(name)}` : `Spaceport.${pascalOf(name)}`,
      tenants: (served.get(id) ?? []).filter((tenant) => own.has(tenant)),
    }
  })
}
