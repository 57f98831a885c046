import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { readName, readText } from '../write/text.js'
import type { TemplateVersions } from './existing.js'
import type { GivenAction, GivenPackage } from './given.js'
import type { PlannedAction } from './planned.js'
import { keptProperties, readProperties, readSensitive, type SensitiveProperty } from './properties.js'
import { newLists, newReference, type Existing, type References } from './references.js'
import type { FrozenAction, FrozenPackage } from './shape.js'

/** The most packages of an action. */
const MOST_PACKAGES = 50

/** What the reading of an action needs to know besides its input. */
export type ActionSource = {
  context: SpaceContext
  existing: Existing
  versions: TemplateVersions
  given: GivenAction
  references: References
  /** What it was so far; null for a new one. */
  before: FrozenAction | null
  path: string[]
}

/** An action as an input wants it. Throws `BAD_INPUT`, or `NOT_FOUND` for a reference to what does not exist for the caller. */
export function readAction(source: ActionSource): PlannedAction {
  const { context, existing, given, references, before, path } = source
  const template = readTemplate(source)
  const listed = newLists(context, existing, references, before, ...path)
  const both = listed.environmentIds.some((id) => listed.excludedEnvironmentIds.includes(id))
  if (both) {
    throw refuse('BAD_INPUT', 'An environment is either in or left out, not both.', ...path, 'excludedEnvironments')
  }
  return {
    id: before?.id ?? null,
    name: readName(given.name, ...path, 'name'),
    actionType: readActionType(source, template),
    isDisabled: given.isDisabled ?? false,
    isRequired: given.isRequired ?? false,
    notes: readText(given.notes, ...path, 'notes'),
    ...listed,
    workerPoolId: newReference(
      context,
      existing,
      'WorkerPools',
      references.workerPoolId,
      before?.workerPoolId,
      ...path,
      'workerPool',
    ),
    ...template,
    properties: planProperties(given, before, ...path),
    packages: readPackages(source),
  }
}

type WithProperties = { properties?: unknown; sensitiveProperties?: SensitiveProperty[] | null }

/** The properties of a step or an action as an input wants them. Throws `BAD_INPUT` or `TOO_LARGE`. */
export function planProperties(given: WithProperties, before: { properties: string } | null, ...path: string[]) {
  const plain = readProperties(given.properties, ...path, 'properties')
  const at = [...path, 'sensitiveProperties']
  return {
    plain,
    sensitive: readSensitive(given.sensitiveProperties, plain, ...at),
    before: before ? keptProperties(before.properties).secrets : new Map<string, number>(),
    path: at,
  }
}

type Template = Pick<FrozenAction, 'stepTemplateId' | 'stepTemplateVersion'>

/** The step template and its version, both or neither. Throws `BAD_INPUT`, or `NOT_FOUND` for an unknown version. */
function readTemplate({ context, existing, versions, given, references, before, path }: ActionSource): Template {
  const { stepTemplateId: wanted } = references
  const at = [...path, 'stepTemplate']
  const stepTemplateId = newReference(context, existing, 'StepTemplates', wanted, before?.stepTemplateId, ...at)
  if (wanted === null && stepTemplateId !== null)
    return { stepTemplateId, stepTemplateVersion: before?.stepTemplateVersion ?? null }
  const stepTemplateVersion = given.stepTemplateVersion ?? null
  if ((stepTemplateId === null) !== (stepTemplateVersion === null)) {
    throw refuse('BAD_INPUT', 'A step template is named with its version.', ...path, 'stepTemplateVersion')
  }
  if (stepTemplateId !== null && !versions.has(`${stepTemplateId}/${stepTemplateVersion}`)) {
    const message = `The step template has no version ${stepTemplateVersion}.`
    throw refuse('NOT_FOUND', message, ...path, 'stepTemplateVersion')
  }
  return { stepTemplateId, stepTemplateVersion }
}

/** What kind of action it is: as given, else as its step template says. Throws `BAD_INPUT`. */
function readActionType({ given, before, versions, path }: ActionSource, template: Template): string {
  const { stepTemplateId, stepTemplateVersion } = template
  const ofTemplate = versions.get(`${stepTemplateId}/${stepTemplateVersion}`)?.actionType
  const type = given.actionType ?? ofTemplate ?? (stepTemplateId === null ? null : before?.actionType)
  if (type === null || type === undefined) {
    throw refuse('BAD_INPUT', 'It takes a type, or a step template that has one.', ...path, 'actionType')
  }
  return readName(type, ...path, 'actionType')
}

function readPackages(source: ActionSource): FrozenPackage[] {
  const { given, path } = source
  const packages = given.packages ?? []
  const at = [...path, 'packages']
  if (packages.length > MOST_PACKAGES) throw refuse('BAD_INPUT', `At most ${MOST_PACKAGES} packages.`, ...at)
  const names = new Set<string>()
  return packages.map((one, i) => {
    const read = readPackage(source, one, i)
    if (names.has(read.name)) {
      throw refuse('BAD_INPUT', 'Another package of the action has the name.', ...at, String(i), 'name')
    }
    names.add(read.name)
    return read
  })
}

function readPackage({ context, existing, references, before, path }: ActionSource, given: GivenPackage, i: number) {
  const at = [...path, 'packages', String(i)]
  const name = given.name ? readName(given.name, ...at, 'name') : ''
  const earlier = before?.packages.find((one) => one.name === name)
  const wanted = references.feedIds[i] ?? null
  const feedId = newReference(context, existing, 'Feeds', wanted, earlier?.feedId, ...at, 'feed')
  if (feedId === null) throw refuse('BAD_INPUT', 'It takes a feed.', ...at, 'feed')
  return { name, packageId: readName(given.packageId, ...at, 'packageId'), feedId }
}
