import type { PortableAction, PortableRelease, PortableScope, PortableVariable } from '@spaceport/kit/bundle/content'

const NOWHERE: PortableScope = { environments: [], roles: [], steps: [], channels: [], tenantTags: [] }

/** A value as a bundle carries it: of no scope, unless it is given. */
export function value(
  name: string,
  changes: Partial<Omit<PortableVariable, 'scope'>> & { scope?: Partial<PortableScope> } = {},
): PortableVariable {
  return {
    ...{ name, description: null, type: 'STRING', value: null, secret: null, account: null, certificate: null },
    ...{ workerPool: null, librarySet: null, prompt: null },
    ...changes,
    scope: { ...NOWHERE, ...changes.scope },
  }
}

/** An action as a bundle carries it. */
export function action(name: string, changes: Partial<PortableAction> = {}): PortableAction {
  return {
    ...{ name, actionType: 'Octopus.Script', isDisabled: false, isRequired: false, notes: null },
    ...{ environments: [], excludedEnvironments: [], channels: [], tenantTags: [], accounts: [], certificates: [] },
    ...{ workerPool: null, stepTemplate: null, properties: '{}', packages: [] },
    ...changes,
  }
}

/** A step as a bundle carries it, with actions, or one of its name. */
export function step(name: string, ...actions: PortableAction[]) {
  return {
    ...{ name, condition: 'SUCCESS', conditionExpression: null, startTrigger: 'START_AFTER_PREVIOUS' },
    ...{ targetRoles: [], maxParallelism: null, properties: '{}' },
    actions: actions.length > 0 ? actions : [action(name)],
  }
}

/** What a carried release is to be; its number tells it from others of the same project. */
export type CarriedChanges = Partial<Omit<PortableRelease, 'release' | 'project'>> & {
  release?: Partial<PortableRelease['release']>
  project?: Partial<PortableRelease['project']>
}

/** The release 1.0.<number> of the project Shop, as the Space with a root built it. */
export function carried(root: string, number: number, changes: CarriedChanges = {}): PortableRelease {
  const { release, project, ...rest } = changes
  return {
    release: {
      ...{ version: `1.0.${number}`, notes: 'New.', createdAt: '2026-01-01T12:00:00.000Z', originSpace: 'Dev' },
      origin: `${root}/Spaces-1/Releases-${number}`,
      ...release,
    },
    project: { name: 'Shop', slug: 'shop', description: null, tenantedMode: 'TENANTED_OR_UNTENANTED', ...project },
    process: { steps: [step('Deploy')] },
    ...{ variables: [], needed: [], templates: [], packages: [], builds: [], authors: [] },
    ...rest,
  }
}
