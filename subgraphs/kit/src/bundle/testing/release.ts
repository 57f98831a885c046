import type { PortableRelease } from '../content.js'

/** A release with something of each kind in it. */
export function sampleRelease(): PortableRelease {
  return {
    release: {
      version: '1.0.0',
      notes: 'First.',
      createdAt: '2026-03-01T11:00:00.000Z',
      origin: 'Spaces-1/Releases-7',
      originSpace: 'c'.repeat(64),
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
          maxParallelism: 2,
          properties: '{}',
          actions: [
            {
              name: 'Deploy web',
              actionType: 'Octopus.Script',
              isDisabled: false,
              isRequired: true,
              notes: null,
              environments: ['Production'],
              excludedEnvironments: [],
              channels: [],
              tenantTags: ['Region/EU'],
              accounts: [],
              certificates: [],
              workerPool: null,
              stepTemplate: { name: 'Deploy a site', communityId: null, version: 3 },
              properties: '{"Script":"echo","Password":{"secret":0}}',
              packages: [{ name: '', packageId: 'Acme.Web', feed: 'NuGet' }],
            },
          ],
        },
      ],
    },
    variables: [
      {
        name: 'Database',
        description: 'Where it is.',
        type: 'STRING',
        value: 'db.internal',
        secret: null,
        account: null,
        certificate: null,
        workerPool: null,
        librarySet: null,
        prompt: null,
        scope: { environments: ['Production'], roles: [], steps: [], channels: [], tenantTags: [] },
      },
      {
        name: 'Password',
        description: null,
        type: 'SENSITIVE',
        value: null,
        secret: 1,
        account: null,
        certificate: null,
        workerPool: null,
        librarySet: 'Shared',
        prompt: { label: 'Password', helpText: null, isRequired: true },
        scope: { environments: [], roles: [], steps: [], channels: [], tenantTags: [] },
      },
    ],
    needed: ['Domain'],
    templates: [
      {
        name: 'Tenant.Domain',
        label: null,
        helpText: null,
        controlType: 'SINGLE_LINE_TEXT',
        options: null,
        scope: 'TENANT',
        isRequired: true,
        defaultValue: 'example.com',
        defaultSecret: null,
      },
    ],
    packages: [
      {
        action: 'Deploy web',
        name: '',
        packageId: 'Acme.Web',
        version: '1.0.0',
        feed: 'NuGet',
        sha256: 'd'.repeat(64),
        size: 22,
      },
    ],
    builds: [{ packageId: 'Acme.Web', version: '1.0.0', branch: 'main', commit: 'abc', url: null, builtAt: null }],
    authors: ['Users-1'],
  }
}
