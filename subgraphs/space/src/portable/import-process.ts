import type { PortableAction, PortableRelease, PortableStep } from '@spaceport/kit/bundle/content'
import { StartTrigger, StepCondition } from '@spaceport/database/space'
import { textKey } from '@spaceport/kit/page/text-key'
import { NOT_YET } from '../access/position.js'
import type { PlannedProperties, PlannedStep } from '../process/planned.js'
import { keptProperties, writeProperties } from '../process/properties.js'
import type { FrozenAction, FrozenProcess, FrozenStep } from '../process/shape.js'
import type { LocalNames } from './import-local.js'
import { carriedProperties, type CarriedProperties } from './import-properties.js'
import { readOneOf } from './import-text.js'

/** A carried action with the local ids of what it names; sensitive properties by their place among the bundle's sensitive texts. */
export type CarriedAction = Omit<FrozenAction, 'id' | 'properties'> & { properties: CarriedProperties }

/** A carried step, as its actions. */
export type CarriedStep = Omit<FrozenStep, 'id' | 'properties' | 'actions'> & {
  properties: CarriedProperties
  actions: CarriedAction[]
}

/** The number of a channel of the project by its name, whatever its case; null for none. */
export type ChannelOf = (name: string) => number | null

/**
 * The steps that a release carries, with local ids. What is not here is left out, but an action that would run only where, or for whom, nothing
 * of that name is here is disabled, so that it does not run everywhere. A package of a feed that is not here comes from the built-in one.
 */
export function carriedSteps({ process }: PortableRelease, local: LocalNames, channelOf: ChannelOf): CarriedStep[] {
  return (process?.steps ?? []).map((step) => ({
    ...stepColumns(step),
    properties: carriedProperties(step.properties),
    actions: step.actions.map((action) => carriedAction(action, local, channelOf)),
  }))
}

function stepColumns(step: PortableStep) {
  const { name, conditionExpression, targetRoles, maxParallelism } = step
  return {
    name: name.trim(),
    condition: readOneOf(StepCondition, step.condition, 'condition'),
    conditionExpression,
    startTrigger: readOneOf(StartTrigger, step.startTrigger, 'start trigger'),
    targetRoles: [...targetRoles],
    maxParallelism,
  }
}

function carriedAction(action: PortableAction, local: LocalNames, channelOf: ChannelOf): CarriedAction {
  const environmentIds = local.idsOf('Environments', action.environments)
  const tenantTagIds = local.idsOf('Tags', action.tenantTags)
  const channelIds = action.channels.flatMap((name) => channelOf(name) ?? [])
  const isNowhere =
    (action.environments.length > 0 && environmentIds.length === 0) ||
    (action.tenantTags.length > 0 && tenantTagIds.length === 0) ||
    (action.channels.length > 0 && channelIds.length === 0)
  const template = action.stepTemplate && local.templateOf(action.stepTemplate)
  return {
    name: action.name.trim(),
    actionType: action.actionType.trim(),
    isDisabled: action.isDisabled || isNowhere,
    isRequired: action.isRequired,
    notes: action.notes,
    environmentIds,
    excludedEnvironmentIds: local.idsOf('Environments', action.excludedEnvironments),
    channelIds,
    tenantTagIds,
    accountIds: local.idsOf('Accounts', action.accounts),
    certificateIds: local.idsOf('Certificates', action.certificates),
    workerPoolId: action.workerPool === null ? null : local.idOf('WorkerPools', action.workerPool),
    stepTemplateId: template?.id ?? null,
    stepTemplateVersion: template?.version ?? null,
    properties: carriedProperties(action.properties),
    packages: action.packages
      .map(({ name, packageId, feed }) => ({
        name: name.trim(),
        packageId: packageId.trim(),
        feedId: feedOf(local, feed) ?? NOT_YET,
      }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

/** The feed of a carried package: the one of that name, else the built-in one; null if the Space has neither. */
export function feedOf(local: LocalNames, feed: string | null): number | null {
  return (feed === null ? null : local.idOf('Feeds', feed)) ?? local.builtInFeed()
}

/** Which step, or action, of those that are there each one of a name is: names are unique in a process. */
function byName<Row extends { name: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [textKey(row.name), row]))
}

/** Carried steps as they are to be stored in the place of those that are there, whose numbers they keep by name. */
export function plannedSteps(
  steps: readonly CarriedStep[],
  before: readonly FrozenStep[],
  secrets: readonly string[],
): PlannedStep[] {
  const earlier = byName(before)
  const actions = byName(before.flatMap((step) => step.actions))
  const planned = ({ plain, secrets: places }: CarriedProperties, was: string | undefined): PlannedProperties => ({
    plain,
    sensitive: [...places].map(([name, place]) => ({ name, value: secrets[place] ?? '' })),
    before: was === undefined ? new Map() : keptProperties(was).secrets,
    path: [],
  })
  return steps.map((step) => {
    const was = earlier.get(textKey(step.name))
    return {
      ...step,
      id: was?.id ?? null,
      properties: planned(step.properties, was?.properties),
      actions: step.actions.map((action) => {
        const old = actions.get(textKey(action.name))
        return { ...action, id: old?.id ?? null, properties: planned(action.properties, old?.properties) }
      }),
    }
  })
}

/**
 * Carried steps in the shape of a process that was frozen, to be compared with one: a sensitive text by its place, as `secretPlaceholder` has it.
 * Those whose name is in `before` have the number that it has there, the others one below 0.
 */
export function frozenSteps(steps: readonly CarriedStep[], before: FrozenProcess | null): FrozenProcess {
  const earlier = byName(before?.steps ?? [])
  const actions = byName(before?.steps.flatMap((step) => step.actions) ?? [])
  const shown = ({ plain, secrets }: CarriedProperties) =>
    writeProperties({ plain, secrets: new Map([...secrets].map(([name, place]) => [name, secretPlaceholder(place)])) })
  return {
    steps: steps.map((step, i) => ({
      ...step,
      id: earlier.get(textKey(step.name))?.id ?? -1 - i,
      properties: shown(step.properties),
      actions: step.actions.map((action, n) => ({
        ...action,
        id: actions.get(textKey(action.name))?.id ?? -1 - i * 1_000 - n,
        properties: shown(action.properties),
      })),
    })),
  }
}

/** The number by which a sensitive text of a bundle stands in the place of a kept one's: below 0, where no row has any. */
export function secretPlaceholder(place: number): number {
  return -1 - place
}
