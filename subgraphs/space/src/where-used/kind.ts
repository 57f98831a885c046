import { builder } from '../builder.js'
import type { UseKind } from './use.js'

const DESCRIPTIONS: Record<UseKind, string> = {
  ACTION: 'An action of a process.',
  STEP: 'A step of a process, apart from its actions.',
  VARIABLE: 'A variable: its value, or its scope.',
  PROJECT: 'A project.',
  RUNBOOK: 'A runbook.',
  CHANNEL: 'A channel.',
  LIFECYCLE: 'A phase of a lifecycle.',
  RELEASE: 'A release, or a package that it chose.',
  TARGET: 'A deployment target.',
  WORKER: 'A worker.',
  TENANT: 'A tenant.',
  ACCOUNT: 'An account.',
  CERTIFICATE: 'A certificate.',
  FREEZE: 'A deployment freeze.',
}

const values = Object.entries(DESCRIPTIONS).map(([kind, description]) => [kind, { value: kind, description }])

export const UseKindEnum = builder.enumType('UseKind', {
  description: 'By what something is used.',
  values: Object.fromEntries(values) as Record<UseKind, { value: UseKind; description: string }>,
})
