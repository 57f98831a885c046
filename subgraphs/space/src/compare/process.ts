import { keptProperties } from '../process/properties.js'
import type { FrozenAction, FrozenProcess, FrozenStep } from '../process/snapshot.js'
import { matched, type Match } from './matched.js'
import { linkChange, plainChange, sensitiveChange, sizeOf, type PropertyChange } from './property.js'
import type { SameSecrets } from './same-secrets.js'

/** What became of an action or a step. */
type Change<T> = {
  change: Match<T>['change']
  /** What it is called now, or was. */
  name: string
  before: T | null
  after: T | null
  /** What is otherwise, of what is in both. */
  properties: PropertyChange[]
}

/** What became of an action. */
export type ActionChange = Change<FrozenAction>

/** What became of a step, and of the actions in it. */
export type StepChange = Change<FrozenStep> & { actions: ActionChange[] }

/** What became of a process: only what is otherwise. */
export type ProcessChanges = { steps: StepChange[]; isTruncated: boolean }

/** The most changes that an answer has, and how much their texts may be together, in UTF-16 units. */
const MOST_CHANGES = 2_000
const LARGEST = 1_000_000

/** Compares two processes, step by step and action by action. Of a release that froze none the process is empty. */
export function compareProcesses(
  before: FrozenProcess | null,
  after: FrozenProcess | null,
  same: SameSecrets,
): ProcessChanges {
  const steps = matched(before?.steps ?? [], after?.steps ?? []).flatMap((match) => stepChange(match, same))
  return bounded(steps)
}

function stepChange(match: Match<FrozenStep>, same: SameSecrets): StepChange[] {
  const [was, is] = [match.before, match.after]
  const actions = matched(was?.actions ?? [], is?.actions ?? []).flatMap((one) => actionChange(one, same))
  const change = { ...headOf(match), actions }
  if (!was || !is) return [{ ...change, properties: [] }]
  const properties = [
    ...placeChange(match),
    ...plainChange(['name'], was.name, is.name),
    ...plainChange(['condition'], was.condition, is.condition),
    ...plainChange(['conditionExpression'], was.conditionExpression, is.conditionExpression),
    ...plainChange(['startTrigger'], was.startTrigger, is.startTrigger),
    ...plainChange(['targetRoles'], was.targetRoles, is.targetRoles),
    ...plainChange(['maxParallelism'], was.maxParallelism, is.maxParallelism),
    ...settingChanges(was.properties, is.properties, same),
  ]
  return properties.length + actions.length > 0 ? [{ ...change, properties }] : []
}

function actionChange(match: Match<FrozenAction>, same: SameSecrets): ActionChange[] {
  const [was, is] = [match.before, match.after]
  const change = headOf(match)
  if (!was || !is) return [{ ...change, properties: [] }]
  const properties = [
    ...placeChange(match),
    ...plainChange(['name'], was.name, is.name),
    ...plainChange(['actionType'], was.actionType, is.actionType),
    ...plainChange(['isDisabled'], was.isDisabled, is.isDisabled),
    ...plainChange(['isRequired'], was.isRequired, is.isRequired),
    ...plainChange(['notes'], was.notes, is.notes),
    ...plainChange(['stepTemplateVersion'], was.stepTemplateVersion, is.stepTemplateVersion),
    ...linkChanges(was, is),
    ...packageChanges(was, is),
    ...settingChanges(was.properties, is.properties, same),
  ]
  return properties.length > 0 ? [{ ...change, properties }] : []
}

function headOf<T extends { name: string }>({ change, before, after }: Match<T>) {
  return { change, name: after?.name ?? before?.name ?? '', before, after }
}

/** Counted from 1, as people do. */
function placeChange(match: Match<unknown>): PropertyChange[] {
  if (match.change !== 'CHANGED' || !match.isMoved) return []
  const [before, after] = match.places
  return plainChange(['position'], before + 1, after + 1)
}

function linkChanges(was: FrozenAction, is: FrozenAction): PropertyChange[] {
  const one = (id: number | null) => (id === null ? [] : [id])
  return [
    ...linkChange('environments', 'Environments', was.environmentIds, is.environmentIds),
    ...linkChange('excludedEnvironments', 'Environments', was.excludedEnvironmentIds, is.excludedEnvironmentIds),
    ...linkChange('channels', 'Channels', was.channelIds, is.channelIds),
    ...linkChange('tenantTags', 'Tags', was.tenantTagIds, is.tenantTagIds),
    ...linkChange('accounts', 'Accounts', was.accountIds, is.accountIds),
    ...linkChange('certificates', 'Certificates', was.certificateIds, is.certificateIds),
    ...linkChange('workerPool', 'WorkerPools', one(was.workerPoolId), one(is.workerPoolId)),
    ...linkChange('stepTemplate', 'StepTemplates', one(was.stepTemplateId), one(is.stepTemplateId)),
  ]
}

/** By reference: the package, and apart from it the feed that it comes from. */
function packageChanges(was: FrozenAction, is: FrozenAction): PropertyChange[] {
  const names = [...new Set([...was.packages, ...is.packages].map(({ name }) => name))]
  return names.flatMap((name) => {
    const [a, b] = [was, is].map(({ packages }) => packages.find((one) => one.name === name))
    const feeds = a && b ? linkChange('feed', 'Feeds', [a.feedId], [b.feedId]) : []
    return [
      ...plainChange(['packages', name], a?.packageId, b?.packageId),
      ...feeds.map((change): PropertyChange => ({ ...change, path: ['packages', name, 'feed'] })),
    ]
  })
}

function settingChanges(before: string, after: string, same: SameSecrets): PropertyChange[] {
  const [was, is] = [keptProperties(before), keptProperties(after)]
  const names = [...new Set([...Object.keys(was.plain), ...Object.keys(is.plain)])].toSorted()
  const secrets = [...new Set([...was.secrets.keys(), ...is.secrets.keys()])].toSorted()
  return [
    ...names.flatMap((name) => settingChange(name, was.plain, is.plain)),
    ...secrets
      .filter((name) => !same(was.secrets.get(name) ?? null, is.secrets.get(name) ?? null))
      .map((name) => sensitiveChange(['sensitiveProperties', name])),
  ]
}

type Plain = Readonly<Record<string, string | null>>

/** A setting that is null is there, one that is missing is not. */
function settingChange(name: string, was: Plain, is: Plain): PropertyChange[] {
  const [isOld, isNew] = [Object.hasOwn(was, name), Object.hasOwn(is, name)]
  const [a, b] = [isOld ? was[name] : null, isNew ? is[name] : null]
  const changes = plainChange(['properties', name], a, b)
  if (changes.length > 0 || isOld === isNew) return changes
  return [{ path: ['properties', name], before: null, after: null, isSensitive: false, leadsTo: null, isCut: false }]
}

/** As many changes as an answer may have; the first in any case. */
function bounded(steps: readonly StepChange[]): ProcessChanges {
  const kept: StepChange[] = []
  let [changes, size] = [0, 0]
  for (const step of steps) {
    const properties = [step, ...step.actions].flatMap((one) => one.properties)
    changes += 1 + step.actions.length + properties.length
    size += properties.reduce((sum, property) => sum + sizeOf(property), 0)
    if (kept.length > 0 && (changes > MOST_CHANGES || size > LARGEST)) return { steps: kept, isTruncated: true }
    kept.push(step)
  }
  return { steps: kept, isTruncated: false }
}
