import type { PortableAction, PortableStep } from '@spaceport/kit/bundle/content'
import { keptProperties } from '../process/properties.js'
import type { FrozenAction, FrozenProcess } from '../process/shape.js'
import { nameOf, namesOf, scopeNames, type ExportNames } from './export-names.js'
import type { SecretPlaces } from './export-secrets.js'

/**
 * The steps of a process for another Space, as they run for a release that goes by a channel (null: by none). An action that is limited to
 * environments or tags of which none is known there is disabled, since there it would run everywhere without its limits; so is one of other
 * channels, which are not carried.
 */
export function exportSteps(
  { steps }: FrozenProcess,
  names: ExportNames,
  channelId: number | null,
  secrets: SecretPlaces,
): PortableStep[] {
  return steps.map(({ id: _id, properties, actions, ...step }) => ({
    ...step,
    properties: exportProperties(properties, secrets),
    actions: actions.map((action) => exportAction(action, names, channelId, secrets)),
  }))
}

function exportAction(
  action: FrozenAction,
  names: ExportNames,
  channelId: number | null,
  secrets: SecretPlaces,
): PortableAction {
  const { name, actionType, isRequired, notes, channelIds } = action
  const environments = scopeNames(names.environments, action.environmentIds)
  const isOfChannel = channelIds.length === 0 || (channelId !== null && channelIds.includes(channelId))
  const tenantTags = scopeNames(names.tenantTags, action.tenantTagIds)
  const runsNowhere = !environments || !isOfChannel || !tenantTags
  return {
    ...{ name, actionType, isRequired, notes },
    isDisabled: action.isDisabled || runsNowhere,
    environments: environments ?? [],
    excludedEnvironments: namesOf(names.environments, action.excludedEnvironmentIds),
    channels: [],
    tenantTags: tenantTags ?? [],
    accounts: namesOf(names.accounts, action.accountIds),
    certificates: namesOf(names.certificates, action.certificateIds),
    workerPool: nameOf(names.workerPools, action.workerPoolId),
    stepTemplate: exportTemplate(action, names),
    properties: exportProperties(action.properties, secrets),
    packages: action.packages.map(({ name: called, packageId, feedId }) => ({
      name: called,
      packageId,
      feed: nameOf(names.feeds, feedId),
    })),
  }
}

function exportTemplate({ stepTemplateId, stepTemplateVersion }: FrozenAction, { stepTemplates }: ExportNames) {
  const template = stepTemplateId === null ? undefined : stepTemplates.get(stepTemplateId)
  return template && stepTemplateVersion !== null ? { ...template, version: stepTemplateVersion } : null
}

/** Properties as a bundle has them: JSON text in which a sensitive one is `{ "secret": 3 }`. */
function exportProperties(text: string, { placeOf }: SecretPlaces): string {
  const { plain, secrets } = keptProperties(text)
  const sensitive = [...secrets].map(([name, secretId]) => [name, { secret: placeOf(secretId) }] as const)
  return JSON.stringify(Object.fromEntries<unknown>([...Object.entries(plain), ...sensitive]))
}
