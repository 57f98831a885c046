import type { PortableRelease, PortableVariable } from '@spaceport/kit/bundle/content'

const everywhere = { environments: [], roles: [], steps: [], channels: [], tenantTags: [] }
const variable = (name: string, changes: Partial<PortableVariable>): PortableVariable => ({
  name,
  description: null,
  type: 'STRING',
  value: null,
  secret: null,
  account: null,
  certificate: null,
  workerPool: null,
  librarySet: null,
  prompt: null,
  scope: everywhere,
  ...changes,
})

/** A release with variables of several kinds, of which one is sensitive. `made`: when. */
export const sampleRelease = (made: string): PortableRelease => ({
  release: {
    version: '1.0.0',
    notes: 'First\nof all',
    createdAt: made,
    origin: 'Spaces-1/Releases-1',
    originSpace: 'a',
  },
  project: { name: 'Payments', slug: 'payments', description: null, tenantedMode: 'UNTENANTED' },
  process: {
    steps: [
      {
        name: 'Deploy',
        condition: 'SUCCESS',
        conditionExpression: null,
        startTrigger: 'START_AFTER_PREVIOUS',
        targetRoles: ['web'],
        maxParallelism: null,
        properties: '{}',
        actions: [
          {
            name: 'Deploy web',
            actionType: 'Octopus.Script',
            isDisabled: true,
            isRequired: false,
            notes: null,
            environments: [],
            excludedEnvironments: [],
            channels: [],
            tenantTags: [],
            accounts: [],
            certificates: [],
            workerPool: null,
            stepTemplate: null,
            properties: '{"Password":{"secret":0}}',
            packages: [],
          },
        ],
      },
    ],
  },
  variables: [
    variable('Database', {
      value: 'db.internal',
      scope: { ...everywhere, environments: ['Production'], roles: ['web'] },
    }),
    variable('Password', { type: 'SENSITIVE', secret: 0 }),
    variable('Account', { type: 'AZURE_ACCOUNT', account: 'Cloud' }),
  ],
  needed: ['Domain'],
  templates: [],
  packages: [
    {
      action: 'Deploy web',
      name: '',
      packageId: 'Acme.Web',
      version: '1.2.3',
      feed: 'NuGet',
      sha256: null,
      size: null,
    },
  ],
  builds: [],
  authors: ['Users-1'],
})
