import type { PortableScope, PortableVariable } from '@spaceport/kit/bundle/content'
import { textKey } from '@spaceport/kit/page/text-key'
import type { FrozenVariable } from '../variable/snapshot-content.js'
import { nameOf, scopeNames, type ExportNames } from './export-names.js'
import type { SecretPlaces } from './export-secrets.js'

/** Which of its variables' values a release can have at all, wherever it is deployed. */
export type ReleasePlace = {
  /** The channel that it goes by; null for none. */
  channelId: number | null
  /** The project's own process, by whose number values are scoped to it; null for none. */
  processId: number | null
}

/** What a destination gets of a release's variables. */
export type ExportedVariables = {
  variables: PortableVariable[]
  /** The names of which the release has values, but none that applies at the destination: somebody there has to say them. */
  needed: string[]
}

/**
 * The values that apply at the destination: those for the process only, then the others, in their order. Those scoped to targets are left out, since targets are of one Space, and those
 * scoped to environments, steps or tags of which none is known there; other environments of such a scope are left out of it. So are values that
 * no deployment of the release could have: those of other channels, or only of runbooks.
 */
export function exportVariables(
  frozen: readonly FrozenVariable[],
  names: ExportNames,
  place: ReleasePlace,
  secrets: SecretPlaces,
): ExportedVariables {
  const ofRelease = frozen.filter(({ scope }) => isOfRelease(scope, place))
  const scoped = ofRelease.flatMap((variable) => {
    const scope = exportScope(variable.scope, names)
    return scope ? [{ variable, scope, key: JSON.stringify([textKey(variable.name), scope]) }] : []
  })
  // There is but one process at the destination. A value for it takes the place of the same one for all, and comes before those that are alike.
  const ofProcess = new Set(scoped.filter(({ variable }) => isOfProcess(variable)).map(({ key }) => key))
  const applying = [
    ...scoped.filter(({ variable }) => isOfProcess(variable)),
    ...scoped.filter(({ variable, key }) => !isOfProcess(variable) && !ofProcess.has(key)),
  ]
  const known = new Set(applying.map(({ variable }) => textKey(variable.name)))
  const needed = new Map(
    ofRelease
      .filter(({ name }) => !known.has(textKey(name)))
      .map(({ name }) => [textKey(name), name] as const)
      .reverse(),
  )
  return {
    variables: applying.map(({ variable, scope }) => exportVariable(variable, scope, names, secrets)),
    needed: [...needed.values()].reverse(),
  }
}

function isOfProcess({ scope }: FrozenVariable): boolean {
  return scope.processIds.length > 0
}

function isOfRelease({ channelIds, processIds }: FrozenVariable['scope'], { channelId, processId }: ReleasePlace) {
  return meets(channelIds, channelId) && meets(processIds, processId)
}

function meets(scoped: readonly number[], id: number | null): boolean {
  return scoped.length === 0 || (id !== null && scoped.includes(id))
}

/** A scope by names; null for one that nothing at the destination meets. */
function exportScope(scope: FrozenVariable['scope'], names: ExportNames): PortableScope | null {
  if (scope.targetIds.length > 0) return null
  const environments = scopeNames(names.environments, scope.environmentIds)
  const steps = scopeNames(names.steps, scope.stepIds)
  const channels = scopeNames(names.channels, scope.channelIds)
  const tenantTags = scopeNames(names.tenantTags, scope.tenantTagIds)
  if (!environments || !steps || !channels || !tenantTags) return null
  return { environments, roles: [...scope.roles], steps, channels, tenantTags }
}

function exportVariable(
  variable: FrozenVariable,
  scope: PortableScope,
  names: ExportNames,
  secrets: SecretPlaces,
): PortableVariable {
  const { name, description, type, value, secretId, prompt } = variable
  return {
    ...{ name, description, type, value },
    secret: secretId === null ? null : secrets.placeOf(secretId),
    account: nameOf(names.accounts, variable.accountId),
    certificate: nameOf(names.certificates, variable.certificateId),
    workerPool: nameOf(names.workerPools, variable.workerPoolId),
    librarySet: nameOf(names.librarySets, variable.libraryVariableSetId),
    prompt,
    scope,
  }
}
