import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import type { FrozenProcess } from '../process/snapshot.js'
import { readPackageVersion } from './package-version.js'

/** The version that somebody chose for a package of the process. */
export type PackageChoice = { action: string; name?: string | null; version: string }

/** A package with the version that a release has of it. */
export type ChosenPackage = {
  actionName: string
  name: string
  packageId: string
  packageKey: string
  version: string
  feedId: number
}

/** A package of a process, and whether a release of some channel needs a version of it. */
type PackageOfProcess = Omit<ChosenPackage, 'version'> & { isNeeded: boolean }

/** The most packages that one input may name. */
const MOST = 1_000

/** How many packages a refusal names. */
const MOST_NAMES = 5

const PATH = ['input', 'packages']

/** What a package is called, for people and in a channel's version rules: `Action`, or `Action:Reference` where it is not the action's first. */
export function packageLabel({ actionName, name }: Pick<ChosenPackage, 'actionName' | 'name'>): string {
  return name === '' ? actionName : `${actionName}:${name}`
}

/**
 * The packages of a release with their versions, in the order of the process. Every package needs one whose action is not disabled and runs in
 * the channel. Throws `BAD_INPUT`, naming what is missing, unknown, named twice, or no version.
 */
export function choosePackages(
  process: FrozenProcess | null,
  channelId: number | null,
  choices: readonly PackageChoice[],
): ChosenPackage[] {
  if (choices.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST} packages.`, ...PATH)
  const versions = new Map<string, string>()
  const known = packagesOf(process, channelId)
  const knownKeys = new Set(known.map(keyOf))
  for (const [i, { action, name, version }] of choices.entries()) {
    const choice = { actionName: action, name: name ?? '' }
    const [key, path] = [keyOf(choice), [...PATH, String(i)]]
    if (!knownKeys.has(key)) throw refuse('BAD_INPUT', `The process has no package ${shown(choice)}.`, ...path)
    if (versions.has(key)) throw refuse('BAD_INPUT', `The package ${shown(choice)} is named twice.`, ...path)
    versions.set(key, readPackageVersion(version, ...path, 'version'))
  }
  const missing = known.filter((one) => one.isNeeded && !versions.has(keyOf(one)))
  if (missing.length > 0) throw refuse('BAD_INPUT', `A release needs versions of ${listed(missing)}.`, ...PATH)
  return known.flatMap(({ isNeeded: _isNeeded, ...one }) => {
    const version = versions.get(keyOf(one))
    return version === undefined ? [] : [{ ...one, version }]
  })
}

function packagesOf(process: FrozenProcess | null, channelId: number | null): PackageOfProcess[] {
  const actions = process?.steps.flatMap((step) => step.actions) ?? []
  return actions.flatMap(({ name: actionName, isDisabled, channelIds, packages }) => {
    const runs = channelIds.length === 0 || (channelId !== null && channelIds.includes(channelId))
    return packages.map(({ name, packageId, feedId }) => ({
      actionName,
      name,
      packageId,
      packageKey: textKey(packageId),
      feedId,
      isNeeded: runs && !isDisabled,
    }))
  })
}

/** By what a package of a process is known: names of actions and references are unique whatever their case. */
function keyOf({ actionName, name }: Pick<ChosenPackage, 'actionName' | 'name'>): string {
  return JSON.stringify([textKey(actionName), textKey(name)])
}

function listed(packages: readonly PackageOfProcess[]): string {
  const names = packages.slice(0, MOST_NAMES).map((one) => `${one.packageId} (${shown(one)})`)
  const more = packages.length - names.length
  return [...names, ...(more > 0 ? [`${more} more`] : [])].join(', ')
}

function shown(one: Pick<ChosenPackage, 'actionName' | 'name'>): string {
  const label = packageLabel(one)
  return JSON.stringify(label.length > 80 ? `${label.slice(0, 80)}…` : label)
}
