import type { Ids } from '@spaceport/kit/rights/testing/random-case'
import { KIND_OF, type Kind, type TypeName } from '../../entity/kinds.js'
import { schema } from '../../schema.js'
import { changed, created, id, place, type MutationCase } from './change-case.js'
import { nameOf, NOWHERE } from './world.js'

/** What changes one thing that its input names by `id`, and heeds `expectedVersion`. */
const CHANGE = /^(?:update|delete|archive|restore|publish)([A-Z][A-Za-z]*)$/

/** A case for every mutation whose name and input say that it changes one thing. */
function changes(): Record<string, MutationCase> {
  const names = Object.keys(schema.getMutationType()?.getFields() ?? {})
  return Object.fromEntries(
    names.flatMap((name) => {
      const kind = KIND_OF[(CHANGE.exec(name)?.[1] ?? '') as TypeName] as Kind | undefined
      return kind ? [[name, changed(kind)]] : []
    }),
  )
}

/** A change of a thing that the input names by another field. */
const changedBy = (kind: Kind, field: string, more: object = {}): MutationCase => ({
  input: (space, which) => ({ [field]: id(space, kind, which), expectedVersion: 999, ...more }),
  names: (which) => [[kind, which]],
  passed: 'VERSION_CONFLICT',
})

/** What members of the responsible teams may do by another permission. */
const answered = (more: object): MutationCase => ({
  ...changedBy('Interruptions', 'interruption', more),
  orFor: 'InterruptionViewSubmitResponsible',
})

/** Something new in a project, whose name is taken there. */
const createdIn = (kind: Kind, more: object = {}): MutationCase => ({
  input: (space, which) => ({ project: id(space, 'Projects', which), name: nameOf(space, kind, which), ...more }),
  names: (which) => [['Projects', which]],
  at: (which) => ({ ...place('Projects', which), tenants: [] }),
  passed: 'CONFLICT',
})

/** Something new for an environment, whose name is taken. */
const createdFor = (kind: Kind, more: (space: number, which: number) => object): MutationCase => ({
  input: (space, which) => ({
    space: `Spaces-${space}`,
    name: nameOf(space, kind, 1),
    environments: [id(space, 'Environments', which)],
    ...more(space, which),
  }),
  names: (which) => [['Environments', which]],
  at: (which) => ({ ...NOWHERE, environments: [which] }),
  passed: 'CONFLICT',
})

/** How something is told of a task or of what it waits for, refused for what it says. */
const told = (kind: Kind, field: string, more: object, passed: string | null): MutationCase => ({
  input: (space, which) => ({ [field]: id(space, kind, which), ...more }),
  names: (which) => [[kind, which]],
  passed,
})

/** Where a value of a variable stands that is scoped to an environment. */
const SCOPED: Pick<MutationCase, 'names' | 'at'> = {
  names: (which) => [
    ['Projects', which],
    ['Environments', which],
  ],
  at: (which) => ({ ...place('Projects', which), environments: [which], tenants: [] }),
}

/** What a freeze holds for; one that names no project or tenant holds for all, far outside of any limit. */
const FROZEN: MutationCase = {
  ...changed('DeploymentFreezes'),
  at: (which) => ({ groups: [which], projects: [which], environments: [which], tenants: [which] }),
}
const FAR: Ids = { groups: [98], projects: [98], environments: [98], tenants: [98] }

/** Every mutation of the model, tried with what lies within the limits (1) and with what does not (2). */
export const MODEL_MUTATIONS: Readonly<Record<string, MutationCase>> = {
  ...changes(),
  createAccount: createdFor('Accounts', () => ({ type: 'TOKEN', token: 'x' })),
  createDeploymentTarget: createdFor('Machines', () => ({ endpointStyle: 'NONE', roles: ['web'] })),
  createChannel: createdIn('Channels'),
  createRunbook: createdIn('Runbooks'),
  createFeed: created('Feeds', 1, NOWHERE, { type: 'NUGET', uri: 'https://feed.example' }),
  createLibraryVariableSet: created('LibraryVariableSets', 1, NOWHERE),
  createMachinePolicy: created('MachinePolicies', 1, NOWHERE),
  createTagSet: created('TagSets', 1, NOWHERE),
  createWorkerPool: created('WorkerPools', 1, NOWHERE),
  updateReleaseVariables: changed('Releases'),
  createStepTemplate: {
    // Step templates may share a name.
    ...created('StepTemplates', 1, NOWHERE),
    input: (space) => ({ space: `Spaces-${space}`, name: '', actionType: 'Octopus.Script' }),
    passed: 'BAD_INPUT',
  },
  createDeploymentFreeze: {
    input: (space, which) => ({
      ...{ space: `Spaces-${space}`, name: nameOf(space, 'DeploymentFreezes', 1) },
      ...{ startAt: '2030-01-01T00:00:00Z', endAt: '2030-01-02T00:00:00Z' },
      scopes: [{ environment: id(space, 'Environments', which) }],
    }),
    names: (which) => [['Environments', which]],
    at: (which) => ({ ...FAR, environments: [which] }),
    passed: 'CONFLICT',
  },
  updateDeploymentFreeze: FROZEN,
  deleteDeploymentFreeze: FROZEN,
  createCertificate: created('Certificates', 1, NOWHERE, { certificateData: 'x' }),
  replaceCertificate: changed('Certificates', { certificateData: 'x' }),
  createWorker: {
    ...created('Workers', 1, NOWHERE),
    input: (space) => ({
      ...{ space: `Spaces-${space}`, name: nameOf(space, 'Workers', 1), endpointStyle: 'NONE' },
      workerPools: [id(space, 'WorkerPools', 1)],
    }),
    names: () => [['WorkerPools', 1]],
    at: () => NOWHERE,
  },
  createRunbookSnapshot: {
    input: (space, which) => ({
      runbook: id(space, 'Runbooks', which),
      name: nameOf(space, 'RunbookSnapshots', which),
    }),
    names: (which) => [['Runbooks', which]],
    passed: 'CONFLICT',
  },
  createVariable: {
    input: (space, which) => ({
      ...{ owner: id(space, 'Projects', which), name: 'Made' },
      scope: { environments: [id(space, 'Environments', which)] },
    }),
    ...SCOPED,
    passed: null,
  },
  setVariables: {
    input: (space, which) => ({
      owner: id(space, 'Projects', which),
      set: [{ name: 'Made', scope: { environments: [id(space, 'Environments', which)] } }],
    }),
    ...SCOPED,
    passed: null,
  },
  setTemplateValues: {
    input: (space) => ({ space: `Spaces-${space}`, values: [] }),
    anyOf: ['VariableEdit', 'LibraryVariableSetEdit'],
    passed: null,
  },
  updateStepTemplateUsage: {
    input: (space) => ({ template: id(space, 'StepTemplates', 1) }),
    names: () => [['StepTemplates', 1]],
    anyOf: ['RunbookEdit'],
    passed: null,
  },
  createSpaceKeys: {
    input: (space) => ({ space: `Spaces-${space}`, name: 'Acme' }),
    at: () => NOWHERE,
    passed: 'CONFLICT',
  },
  rotateSpaceKeys: {
    input: (space) => ({ space: `Spaces-${space}`, expectedGeneration: 999 }),
    at: () => NOWHERE,
    passed: 'VERSION_CONFLICT',
  },
  createTrust: {
    input: (space) => ({ space: `Spaces-${space}`, identity: 'x', purpose: 'RECEIPTS' }),
    at: () => NOWHERE,
    passed: 'BUNDLE_MALFORMED',
  },
  confirmTrust: changed('Trusts', { fingerprint: 'x' }),
  rotateTrust: changed('Trusts', { rotations: [] }),
  revokeTrust: changed('Trusts', { reason: 'x' }),
  importBundle: {
    input: (space) => ({ space: `Spaces-${space}`, digest: 'x' }),
    at: () => NOWHERE,
    passed: 'BAD_INPUT',
  },
  approveBundle: told('IncomingBundles', 'bundle', {}, 'SIGNER_UNKNOWN'),
  acceptBundle: changedBy('IncomingBundles', 'bundle'),
  rejectBundle: changedBy('IncomingBundles', 'bundle', { reason: 'x' }),
  makeReceipt: told('IncomingBundles', 'bundle', {}, null),
  promoteRelease: told('Releases', 'release', { trust: 'Spaces-1/Trusts-1' }, 'INVALID_STATE'),
  withdrawBundle: changedBy('OutgoingBundles', 'bundle', { reason: 'x' }),
  importReceipt: {
    input: (space) => ({ space: `Spaces-${space}`, receipt: 'x' }),
    at: () => NOWHERE,
    passed: 'BUNDLE_MALFORMED',
  },
  setVariableTemplates: changedBy('Projects', 'owner', { templates: [] }),
  setProjectLibraryVariableSets: changedBy('Projects', 'project', { sets: [] }),
  updateDeploymentProcess: changedBy('Projects', 'project', { steps: [] }),
  updateRunbookProcess: changedBy('Runbooks', 'runbook', { steps: [] }),
  reportDefect: changedBy('Releases', 'release', { description: 'x' }),
  resolveDefect: changedBy('Releases', 'release'),
  submitInterruption: answered({ result: 'PROCEED' }),
  takeResponsibility: answered({}),
  raiseInterruption: told('ServerTasks', 'task', { type: 'MANUAL_INTERVENTION', title: 'x' }, 'INVALID_STATE'),
  cancelTask: told('ServerTasks', 'task', {}, 'INVALID_STATE'),
  reportTaskProgress: told('ServerTasks', 'task', { progress: 101 }, 'BAD_INPUT'),
  reportMachineHealth: told('Machines', 'id', { health: 'HEALTHY', summary: '\u0000' }, 'BAD_INPUT'),
  reportWorkerHealth: told('Workers', 'id', { health: 'HEALTHY', summary: '\u0000' }, 'BAD_INPUT'),
  pushBuildInformation: {
    input: (space) => ({
      space: `Spaces-${space}`,
      packageId: nameOf(space, 'BuildInformation', 1),
      packageVersion: '1.0.0',
    }),
    at: () => NOWHERE,
    passed: 'CONFLICT',
  },
  registerPackageFile: {
    input: (space) => ({ space: `Spaces-${space}`, packageId: 'Acme', version: '1.0.0', sha256: '0'.repeat(64) }),
    // A package is in no project: whoever may push to some may push.
    anyOf: [],
    passed: 'PACKAGES_MISSING',
  },
  // All of them: fewer would move others, depending on how they stand.
  reorderEnvironments: {
    input: (space) => ({
      space: `Spaces-${space}`,
      ids: [1, 2, 3].map((local) => id(space, 'Environments', local)),
    }),
    names: () => [1, 2, 3].map((local) => ['Environments', local] as [Kind, number]),
    at: () => ({ ...NOWHERE, environments: [1, 2, 3] }),
    passed: null,
  },
  cloneTenant: {
    input: (space, which) => ({ tenant: id(space, 'Tenants', which), name: nameOf(space, 'Tenants', 1) }),
    names: (which) => [['Tenants', which]],
    at: () => ({ ...NOWHERE, tenants: [0] }),
    passed: 'CONFLICT',
  },
  setProjectTenant: {
    input: (space, which) => ({
      ...{ project: id(space, 'Projects', which), tenant: id(space, 'Tenants', which) },
      ...{ environments: [], expectedVersion: 999 },
    }),
    names: (which) => [['Tenants', which]],
    passed: 'VERSION_CONFLICT',
  },
  removeProjectTenant: {
    input: (space, which) => ({
      ...{ project: id(space, 'Projects', which), tenant: id(space, 'Tenants', which) },
      expectedVersion: 999,
    }),
    names: (which) => [['Tenants', which]],
    passed: 'VERSION_CONFLICT',
  },
}
