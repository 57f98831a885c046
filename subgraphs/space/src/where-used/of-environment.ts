import { someOf } from '../access/where.js'
import { visible } from '../access/visible.js'
import type { SpaceContext } from '../context.js'
import { actions } from './actions.js'
import { rows } from './rows.js'
import type { Source } from './use.js'

/** What may use an environment, besides what was done in it. */
export function environmentUses(local: number, context: SpaceContext): readonly Source[] {
  const named = { environmentIds: { has: local } }
  const linked = { environments: { some: { environmentId: local } } }
  // A tenant uses it by a link to a project, which is told of only if the caller sees the project.
  const project = visible(context, 'Projects')
  const tenants = Object.keys(project).length > 0 ? { ...named, project } : named
  return [
    actions({ OR: [named, { excludedEnvironmentIds: { has: local } }] }, ({ environmentIds }) => ({
      detail: environmentIds.includes(local) ? 'Included' : 'Excluded',
    })),
    rows('VARIABLE', named),
    rows('RUNBOOK', named),
    rows('LIFECYCLE', { phases: { some: linked } }),
    rows('TARGET', linked),
    rows('TENANT', someOf('projects', tenants)),
    rows('ACCOUNT', named),
    rows('CERTIFICATE', named),
    rows('FREEZE', { scopes: { some: { environmentId: local } } }),
  ]
}
