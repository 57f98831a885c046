import type { SpaceContext } from '../context.js'
import type { Kind } from '../entity/kinds.js'
import { actions, templateUse } from './actions.js'
import { environmentUses } from './of-environment.js'
import { releasePackages } from './release-packages.js'
import { rows } from './rows.js'
import { tagSetUses } from './of-tag-set.js'
import type { Source } from './use.js'
import { variableUses } from './of-variable.js'

/** Says what may use one thing, by its local id. */
type Sources = (local: number, context: SpaceContext) => readonly Source[] | Promise<readonly Source[]>

const SOURCES: Partial<Record<Kind, Sources>> = {
  Variables: variableUses,
  Environments: environmentUses,
  TagSets: tagSetUses,
  LibraryVariableSets: (local) => [rows('PROJECT', { libraryVariableSets: { some: { libraryVariableSetId: local } } })],
  StepTemplates: async (local, { db }) => {
    const { version } = await db.stepTemplate.findUniqueOrThrow({ where: { id: local }, select: { version: true } })
    return [actions({ stepTemplateId: local }, (row) => templateUse(row, version))]
  },
  Accounts: (local) => [
    actions({ accountIds: { has: local } }),
    rows('VARIABLE', { accountId: local }),
    rows('TARGET', { accountId: local }),
  ],
  Certificates: (local) => [actions({ certificateIds: { has: local } }), rows('VARIABLE', { certificateId: local })],
  Feeds: (local) => [
    actions({ packages: { some: { feedId: local } } }, ({ packages }) => ({
      detail: packages.flatMap(({ feedId, packageId }) => (feedId === local ? [packageId] : [])).join(', '),
    })),
    releasePackages({ feedId: local }),
  ],
  WorkerPools: (local) => [
    actions({ workerPoolId: local }),
    rows('VARIABLE', { workerPoolId: local }),
    rows('TARGET', { workerPoolId: local }),
  ],
  Channels: (local) => [
    actions({ channelIds: { has: local } }),
    rows('VARIABLE', { channelIds: { has: local } }),
    rows('RELEASE', { channelId: local }),
  ],
  MachinePolicies: (local) => [rows('TARGET', { machinePolicyId: local }), rows('WORKER', { machinePolicyId: local })],
  Lifecycles: (local) => [rows('PROJECT', { lifecycleId: local }), rows('CHANNEL', { lifecycleId: local })],
}

/** What may use an entity; null for a kind of which that is not told. */
export function sourcesOf(kind: Kind): Sources | null {
  return SOURCES[kind] ?? null
}
