import { VariableType } from '@spaceport/database/space'
import type { PortableAction, PortableRelease } from '@spaceport/kit/bundle/content'
import { textKey } from '@spaceport/kit/page/text-key'
import { NOT_YET } from '../access/position.js'
import type { LocalNames } from './import-local.js'
import { feedOf } from './import-process.js'
import { readOneOf } from './import-text.js'
import { scopeHere, stepNumbers } from './import-variables.js'

/** What a name leads to that a release carries. */
export const UNRESOLVED_KINDS = [
  'ENVIRONMENT',
  'ACCOUNT',
  'CERTIFICATE',
  'WORKER_POOL',
  'STEP_TEMPLATE',
  'FEED',
  'TENANT_TAG',
] as const

/** One of them. */
export type UnresolvedKind = (typeof UNRESOLVED_KINDS)[number]

/** A name that a release carries and this Space lacks. */
export type Unresolved = {
  kind: UnresolvedKind
  name: string
  /** Whether the release cannot be deployed without it, so that the bundle is not accepted before it is here. */
  isNeeded: boolean
}

/**
 * What a release names and this Space lacks, each once, by kind. An account, a certificate or a worker pool is needed where an action that is
 * not disabled, or a value that holds here, leads to it; a feed where the Space has no built-in one either.
 */
export function unresolvedIn(release: PortableRelease, local: LocalNames): Unresolved[] {
  const found = new Map<string, Unresolved>()
  const add = (kind: UnresolvedKind, name: string, isNeeded: boolean) => {
    const key = `${kind} ${textKey(name)}`
    found.set(key, { kind, name, isNeeded: isNeeded || found.get(key)?.isNeeded === true })
  }
  for (const action of release.process?.steps.flatMap(({ actions }) => actions) ?? []) ofAction(action, local, add)
  ofVariables(release, local, add)
  const place = ({ kind }: Unresolved) => UNRESOLVED_KINDS.indexOf(kind)
  return [...found.values()].toSorted((a, b) => place(a) - place(b))
}

type Add = (kind: UnresolvedKind, name: string, isNeeded: boolean) => void

function ofAction(action: PortableAction, local: LocalNames, add: Add): void {
  const isEnabled = !action.isDisabled
  for (const name of [...action.environments, ...action.excludedEnvironments]) {
    if (local.idOf('Environments', name) === null) add('ENVIRONMENT', name, false)
  }
  for (const name of action.tenantTags) if (local.idOf('Tags', name) === null) add('TENANT_TAG', name, false)
  for (const name of action.accounts) if (local.idOf('Accounts', name) === null) add('ACCOUNT', name, isEnabled)
  for (const name of action.certificates) {
    if (local.idOf('Certificates', name) === null) add('CERTIFICATE', name, isEnabled)
  }
  const { workerPool, stepTemplate, packages } = action
  if (workerPool !== null && local.idOf('WorkerPools', workerPool) === null) add('WORKER_POOL', workerPool, isEnabled)
  if (stepTemplate && !local.templateOf(stepTemplate)) {
    add('STEP_TEMPLATE', `${stepTemplate.name} ${stepTemplate.version}`, false)
  }
  for (const { feed } of packages) {
    if (feed !== null && local.idOf('Feeds', feed) === null) add('FEED', feed, feedOf(local, feed) === null)
    if (feed === null && local.builtInFeed() === null) add('FEED', 'Built-in', true)
  }
}

function ofVariables({ process, variables }: PortableRelease, local: LocalNames, add: Add): void {
  const steps = stepNumbers((process?.steps ?? []).map(({ name }, id) => ({ id, name })))
  for (const { scope, account, certificate, workerPool, ...variable } of variables) {
    for (const name of scope.environments) {
      if (local.idOf('Environments', name) === null) add('ENVIRONMENT', name, false)
    }
    for (const name of scope.tenantTags) if (local.idOf('Tags', name) === null) add('TENANT_TAG', name, false)
    const holds = scopeHere(scope, local, { channelId: NOT_YET, steps }) !== null
    const type = readOneOf(VariableType, variable.type, 'type of variable')
    if (account !== null && local.accountFor(type, account) === null) add('ACCOUNT', account, holds)
    if (certificate !== null && local.idOf('Certificates', certificate) === null) add('CERTIFICATE', certificate, holds)
    if (workerPool !== null && local.idOf('WorkerPools', workerPool) === null) add('WORKER_POOL', workerPool, holds)
  }
}
