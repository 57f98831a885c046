import type { ContentRequest } from './request.js'

/** A request for tests: a Space of four environments, five tenants and a placeholder of each, with people who work in it. */
export function sampleRequest(changes: Partial<ContentRequest> = {}): ContentRequest {
  return {
    space: 'Spaces-3',
    seed: 'test',
    now: Date.UTC(2026, 0, 15, 9),
    theme: 'payments',
    environments: [
      { id: 1, name: 'Development', description: '', stage: 'DEVELOPMENT', remoteOf: null },
      { id: 2, name: 'Test', description: '', stage: 'TEST', remoteOf: null },
      { id: 3, name: 'Staging', description: '', stage: 'STAGING', remoteOf: null },
      { id: 4, name: 'Production', description: '', stage: 'PRODUCTION', remoteOf: null },
      {
        id: 5,
        name: 'Production Frankfurt',
        description: '',
        stage: 'PRODUCTION',
        remoteOf: 'Spaces-5/Environments-4',
      },
    ],
    tenants: [1, 2, 3, 4, 5, 6].map((id) => ({
      ...{ id, name: `Tenant ${id}`, description: '' },
      remoteOf: id === 6 ? 'Spaces-5/Tenants-1' : null,
    })),
    people: ['Users-1', 'Users-4', 'Users-7'],
    executor: 'Users-2',
    projects: 12,
    releases: 400,
    deployments: 1300,
    ...changes,
  }
}
