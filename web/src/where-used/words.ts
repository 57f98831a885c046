import type { UseKind } from '../generated/graphql'

/** What uses of a kind are called, in the plural. */
export const USE_KINDS: Record<UseKind, string> = {
  ACTION: 'Process steps',
  STEP: 'Steps of processes',
  VARIABLE: 'Variables',
  PROJECT: 'Projects',
  RUNBOOK: 'Runbooks',
  CHANNEL: 'Channels',
  LIFECYCLE: 'Phases of lifecycles',
  RELEASE: 'Releases',
  TARGET: 'Deployment targets',
  WORKER: 'Workers',
  TENANT: 'Tenants',
  ACCOUNT: 'Accounts',
  CERTIFICATE: 'Certificates',
  FREEZE: 'Deployment freezes',
}

/** `Library variable set` of `LibraryVariableSet` or `LibraryVariableSets`. */
export function kindWords(kind: string): string {
  const words = kind
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/ies$/, 'y')
    .replace(/s$/, '')
  return words[0] + words.slice(1).toLowerCase()
}
