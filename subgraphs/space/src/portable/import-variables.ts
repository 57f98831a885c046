import { VariableType } from '@spaceport/database/space'
import type { PortableRelease, PortableScope, PortableVariable } from '@spaceport/kit/bundle/content'
import { textKey } from '@spaceport/kit/page/text-key'
import type { FrozenVariable } from '../variable/snapshot.js'
import type { LocalNames } from './import-local.js'
import { secretPlaceholder } from './import-process.js'
import { readOneOf } from './import-text.js'

/** A carried value with the local ids of what it names; a sensitive one by its place among the bundle's sensitive texts. */
export type CarriedVariable = Omit<FrozenVariable, 'id' | 'libraryVariableSetId' | 'secretId'> & {
  secret: number | null
}

/** What tells what a scope means here: the steps by `stepNumbers`, and the channel that the release goes by. */
export type ScopeNames = { channelId: number; steps: ReadonlyMap<string, number> }

/** The numbers of steps by their names, whatever their case. */
export function stepNumbers(steps: readonly { id: number; name: string }[]): Map<string, number> {
  return new Map(steps.map(({ id, name }) => [textKey(name), id]))
}

/**
 * The values that a release carries and that hold here, in their order: what is scoped only to what is not here is left out, since without its
 * scope it would hold everywhere. Values of library sets become the project's own, after its own, so that of two alike these count.
 */
export function carriedVariables(
  { variables }: PortableRelease,
  local: LocalNames,
  names: ScopeNames,
): CarriedVariable[] {
  return variables.flatMap((variable) => {
    const scope = scopeHere(variable.scope, local, names)
    return scope ? [{ ...valueOf(variable, local), scope }] : []
  })
}

function valueOf(variable: PortableVariable, local: LocalNames): Omit<CarriedVariable, 'scope'> {
  const { name, description, value, secret, account, certificate, workerPool, prompt } = variable
  const type = readOneOf(VariableType, variable.type, 'type of variable')
  return {
    name: name.trim(),
    description,
    type,
    value,
    secret,
    accountId: account === null ? null : local.accountFor(type, account),
    certificateId: certificate === null ? null : local.idOf('Certificates', certificate),
    workerPoolId: workerPool === null ? null : local.idOf('WorkerPools', workerPool),
    prompt: prompt && { ...prompt },
  }
}

type Scope = CarriedVariable['scope']

/**
 * A scope with local ids; null if one of its lists names only what is not here. Channels are not carried, nor values of other channels than the
 * release's: so what is scoped to channels holds in the one by which it goes here.
 */
export function scopeHere(scope: PortableScope, local: LocalNames, { channelId, steps }: ScopeNames): Scope | null {
  const stepIds = scope.steps.flatMap((name) => steps.get(textKey(name)) ?? [])
  const found: Scope = {
    environmentIds: inOrder(local.idsOf('Environments', scope.environments)),
    targetIds: [],
    roles: scope.roles.map((role) => role.trim()).toSorted(),
    stepIds: inOrder(stepIds),
    channelIds: scope.channels.length > 0 ? [channelId] : [],
    tenantTagIds: inOrder(local.idsOf('Tags', scope.tenantTags)),
    processIds: [],
  }
  const isMet = (carried: readonly unknown[], here: readonly unknown[]) => carried.length === 0 || here.length > 0
  return isMet(scope.environments, found.environmentIds) &&
    isMet(scope.steps, found.stepIds) &&
    isMet(scope.tenantTags, found.tenantTagIds)
    ? found
    : null
}

function inOrder(ids: readonly number[]): number[] {
  return [...new Set(ids)].toSorted((a, b) => a - b)
}

/** Carried values in the shape of frozen ones, to be compared with such: a sensitive text by its place. */
export function frozenVariables(variables: readonly CarriedVariable[]): FrozenVariable[] {
  return variables.map(({ secret, ...variable }, i) => ({
    ...variable,
    id: -1 - i,
    libraryVariableSetId: null,
    secretId: secret === null ? null : secretPlaceholder(secret),
  }))
}
