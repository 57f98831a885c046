import { compareBytes, textKey } from '@spaceport/kit/page/text-key'
import type { FrozenVariable } from '../variable/snapshot.js'
import type { SameSecrets } from './same-secrets.js'

/** What of a value can be otherwise. */
export const VARIABLE_ASPECTS = [
  'TYPE',
  'VALUE',
  'DESCRIPTION',
  'ACCOUNT',
  'CERTIFICATE',
  'WORKER_POOL',
  'PROMPT',
] as const

/** Something of a value that is otherwise. */
export type VariableAspect = (typeof VARIABLE_ASPECTS)[number]

/** What became of one value of a variable. */
export type VariableChange = {
  change: 'ADDED' | 'REMOVED' | 'CHANGED'
  name: string
  before: FrozenVariable | null
  after: FrozenVariable | null
  /** What is otherwise, of what is in both. */
  aspects: VariableAspect[]
}

/** What became of variables: only what is otherwise, by name. */
export type VariableChanges = { changes: VariableChange[]; isTruncated: boolean }

/** The most changes that an answer has. */
const MOST = 2_000

/**
 * Compares two sets of variables. Values are the same that are of the same project or library set, name and scope, whatever their numbers;
 * another scope is another value.
 */
export function compareVariables(
  before: readonly FrozenVariable[],
  after: readonly FrozenVariable[],
  same: SameSecrets,
): VariableChanges {
  const [old, now] = [byIdentity(before), byIdentity(after)]
  const changes = [...new Set([...now.keys(), ...old.keys()])].flatMap((key) =>
    changeOf(old.get(key) ?? null, now.get(key) ?? null, same),
  )
  changes.sort(inOrder)
  return { changes: changes.slice(0, MOST), isTruncated: changes.length > MOST }
}

function changeOf(before: FrozenVariable | null, after: FrozenVariable | null, same: SameSecrets): VariableChange[] {
  if (!before || !after) {
    const name = after?.name ?? before?.name ?? ''
    return [{ change: after ? 'ADDED' : 'REMOVED', name, before, after, aspects: [] }]
  }
  const aspects = VARIABLE_ASPECTS.filter((aspect) => !isSame(aspect, before, after, same))
  return aspects.length > 0 ? [{ change: 'CHANGED', name: after.name, before, after, aspects }] : []
}

function isSame(aspect: VariableAspect, a: FrozenVariable, b: FrozenVariable, same: SameSecrets): boolean {
  switch (aspect) {
    case 'TYPE':
      return a.type === b.type
    case 'VALUE':
      return a.value === b.value && same(a.secretId, b.secretId)
    case 'DESCRIPTION':
      return a.description === b.description
    case 'ACCOUNT':
      return a.accountId === b.accountId
    case 'CERTIFICATE':
      return a.certificateId === b.certificateId
    case 'WORKER_POOL':
      return a.workerPoolId === b.workerPoolId
    case 'PROMPT':
      return JSON.stringify(a.prompt) === JSON.stringify(b.prompt)
  }
}

/** By what values are the same. Of several with the same identity the first stands for the first, and so on. */
function byIdentity(variables: readonly FrozenVariable[]): Map<string, FrozenVariable> {
  const found = new Map<string, FrozenVariable>()
  for (const variable of variables) {
    const { libraryVariableSetId, name, scope } = variable
    const { environmentIds, targetIds, roles, stepIds, channelIds, tenantTagIds, processIds } = scope
    const lists = [environmentIds, targetIds, roles, stepIds, channelIds, tenantTagIds, processIds]
    let n = 0
    const keyOf = () => JSON.stringify([libraryVariableSetId, textKey(name), lists, n])
    while (found.has(keyOf())) n++
    found.set(keyOf(), variable)
  }
  return found
}

function inOrder(a: VariableChange, b: VariableChange): number {
  const [x, y] = [a.after ?? a.before, b.after ?? b.before]
  const setOf = (variable: FrozenVariable | null) => variable?.libraryVariableSetId ?? 0
  return compareBytes(textKey(a.name), textKey(b.name)) || setOf(x) - setOf(y) || (x?.id ?? 0) - (y?.id ?? 0)
}
