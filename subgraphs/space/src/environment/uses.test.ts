import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

/** An environment 5 that nothing refers to, and a project 1 of a tenant 1 with a release. */
beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  await db.environment.create({ data: named('Target') })
  await db.project.create({ data: { ...project('Shop'), process: { create: {} }, releases: { create: named('1.0') } } })
  await db.tenant.create({ data: named('Acme') })
})

afterAll(() => space.close())

const environmentId = 5
const remove = (who = MANAGER) =>
  mutate(space, 'deleteEnvironment', { id: `Spaces-1/Environments-${environmentId}` }, who, 'deletedId')

const action = (more: object) => ({
  ...{ ...named('Deploy'), position: 0, properties: '{}' },
  actions: { create: { ...named('Deploy'), position: 0, actionType: 'x', ...more } },
})
const value = { create: { environmentId, value: 'x' } }

/** Each way in which something refers to the environment: what is said of it, how it is made, and how it goes again. */
const WAYS: [said: string, make: () => PromiseLike<unknown>, unmake: () => PromiseLike<unknown>][] = [
  [
    '1 lifecycle: Standard',
    () => space.db.phaseEnvironment.create({ data: { phaseId: 1, environmentId, position: 1 } }),
    () => space.db.phaseEnvironment.deleteMany({ where: { environmentId } }),
  ],
  [
    '1 deployment: 1',
    () => space.db.deployment.create({ data: { id: 1, projectId: 1, releaseId: 1, environmentId } }),
    () => space.db.deployment.deleteMany(),
  ],
  [
    '1 deployment target: Web',
    () =>
      space.db.deploymentTarget.create({
        data: {
          ...{ ...named('Web'), endpointStyle: 'NONE', machinePolicyId: 1 },
          environments: { create: { environmentId } },
        },
      }),
    () => space.db.deploymentTarget.deleteMany(),
  ],
  [
    '2 variables: Url, Port',
    () =>
      space.db.variable.createMany({
        data: ['Url', 'Port'].map((name) => ({
          ...{ ...named(name), projectId: 1, environmentIds: [4, environmentId], isUnscoped: false },
        })),
      }),
    () => space.db.variable.deleteMany(),
  ],
  [
    '1 process of a project: Shop',
    () => space.db.processStep.create({ data: { processId: 1, ...action({ environmentIds: [environmentId] }) } }),
    () => space.db.processStep.deleteMany(),
  ],
  [
    '1 process of a project: Shop',
    () =>
      space.db.processStep.create({ data: { processId: 1, ...action({ excludedEnvironmentIds: [environmentId] }) } }),
    () => space.db.processStep.deleteMany(),
  ],
  [
    '1 runbook: Restart',
    () => space.db.runbook.create({ data: { projectId: 1, ...named('Restart'), environmentIds: [environmentId] } }),
    () => space.db.runbook.deleteMany(),
  ],
  [
    '1 runbook: Process',
    () =>
      space.db.runbook.create({
        data: {
          ...{ projectId: 1, ...named('Process') },
          process: { create: { steps: { create: action({ environmentIds: [environmentId] }) } } },
        },
      }),
    () => space.db.runbook.deleteMany(),
  ],
  [
    '1 account: Cloud',
    () => space.db.account.create({ data: { ...named('Cloud'), type: 'TOKEN', environmentIds: [environmentId] } }),
    () => space.db.account.deleteMany(),
  ],
  [
    '1 certificate: Tls',
    () =>
      space.db.certificate.create({
        data: {
          ...{ ...named('Tls'), certificateData: '', subject: '', subjectKey: '', issuer: '', thumbprint: '' },
          ...{ serialNumber: '', isSelfSigned: true, notBefore: new Date(0), notAfter: new Date(1) },
          environmentIds: [environmentId],
        },
      }),
    () => space.db.certificate.deleteMany(),
  ],
  [
    '1 deployment freeze: Holidays',
    () =>
      space.db.deploymentFreeze.create({
        data: {
          ...{ ...named('Holidays'), startAt: new Date(0), endAt: new Date(1) },
          scopes: { create: { environmentId } },
        },
      }),
    () => space.db.deploymentFreeze.deleteMany(),
  ],
  [
    '1 project with values for it: Shop',
    () => space.db.variableTemplate.create({ data: { ...named('Pin'), projectId: 1, position: 0, values: value } }),
    () => space.db.variableTemplate.deleteMany(),
  ],
  [
    '1 library variable set with values for it: Shared',
    () =>
      space.db.libraryVariableSet.create({
        data: { ...named('Shared'), templates: { create: { ...named('Pin'), position: 0, values: value } } },
      }),
    () => space.db.libraryVariableSet.deleteMany(),
  ],
  [
    '1 project that goes there for a tenant: Shop',
    () => space.db.projectTenant.create({ data: { projectId: 1, tenantId: 1, environmentIds: [environmentId] } }),
    () => space.db.projectTenant.deleteMany(),
  ],
]

describe('an environment is not deleted', () => {
  it.each(WAYS)('while used by %s', async (said, make, unmake) => {
    await make()
    expect(await remove()).toEqual({
      deletedId: null,
      errors: [{ code: 'IN_USE', message: `It is used by ${said}.`, path: ['input', 'id'] }],
    })
    await unmake()
  })

  it('while used by what the caller cannot see, which is counted but not named', async () => {
    const [variables] = WAYS.filter(([said]) => said.includes('variables'))
    await variables?.[1]()
    const role = await space.db.userRole.create({
      data: { ...named('Deleter'), permissions: ['EnvironmentView', 'EnvironmentDelete'] },
    })
    await giveRole(space.db, 'Users-50', role.id)
    expect((await remove(caller('Users-50'))).errors[0]?.message).toBe(
      'It is used by 2 variables: 2 that you cannot see.',
    )
    await variables?.[2]()
    expect(await remove(caller('Users-50'))).toMatchObject({ errors: [] })
  })
})
