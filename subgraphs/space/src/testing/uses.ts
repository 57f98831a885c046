import type { PrismaClient } from '@spaceport/database/space'
import { caller, MANAGER } from './callers.js'
import { giveRole } from './grants.js'
import { mutate } from './mutate.js'
import { action, processSpace, step, type ProcessSpace } from './processes.js'
import { named } from './rows.js'

/** Sees what belongs to no project, and the first of the projects of `usesSpace`. */
export const VIEWER_OF_ONE = caller('Users-81')

/** An action's references: one to each kind of thing. */
export const REFERS_TO_ALL = {
  environments: ['Spaces-1/Environments-1'],
  excludedEnvironments: ['Spaces-1/Environments-4'],
  tenantTags: ['Spaces-1/Tags-1'],
  accounts: ['Spaces-1/Accounts-1'],
  certificates: ['Spaces-1/Certificates-1'],
  workerPool: 'Spaces-1/WorkerPools-1',
  stepTemplate: 'Spaces-1/StepTemplates-1',
  stepTemplateVersion: 1,
  properties: { Script: 'echo #{Port}' },
  packages: [{ packageId: 'Acme.Web', feed: 'Spaces-1/Feeds-1' }],
}

/** A Space in which everything that can be used is used, always number 1: by two projects alike, and by what belongs to none. */
export async function usesSpace(): Promise<ProcessSpace & { mine: { id: string; local: number } }> {
  const world = await processSpace()
  const { db } = world.space
  await fillSpace(db)
  const [mine, other] = [await world.newProject(), await world.newProject()]
  for (const [i, { id, local }] of [mine, other].entries()) {
    await fill(db, local)
    const channels = [`Spaces-1/Channels-${i + 1}`]
    await world.updated(id, [
      step('First'),
      {
        ...step('Deploy web', action('Deploy', { ...REFERS_TO_ALL, channels })),
        condition: 'VARIABLE',
        conditionExpression: '#{Port}',
      },
    ])
    const { errors } = await mutate(
      world.space,
      'updateRunbookProcess',
      { runbook: `Spaces-1/Runbooks-${i + 1}`, steps: [step('Stop', action('Stop', REFERS_TO_ALL))] },
      MANAGER,
    )
    if (errors[0]) throw new Error(errors[0].message)
  }
  // Whoever views what belongs to no project, and the first of the projects.
  const seesAll = [
    'EnvironmentView',
    'TenantView',
    'AccountView',
    'CertificateView',
    'WorkerView',
    'FeedView',
    'ActionTemplateView',
    'LifecycleView',
  ]
  const permissions = [...seesAll, 'MachineView', 'MachinePolicyView', 'LibraryVariableSetView']
  const ofProject = ['ProjectView', 'ProcessView', 'VariableView', 'VariableViewUnscoped', 'ReleaseView', 'RunbookView']
  await giveRole(db, VIEWER_OF_ONE.subject, (await db.userRole.create({ data: { ...named('All'), permissions } })).id)
  const role = await db.userRole.create({ data: { ...named('Some'), permissions: ofProject } })
  await giveRole(db, VIEWER_OF_ONE.subject, role.id, { Projects: [mine.local] })
  return { ...world, mine }
}

async function fillSpace(db: PrismaClient): Promise<void> {
  const certificate = {
    ...named('Cert'),
    certificateData: '',
    subject: '',
    subjectKey: '',
    issuer: '',
    thumbprint: '',
    serialNumber: '',
  }
  await db.certificate.create({
    data: {
      ...certificate,
      isSelfSigned: true,
      notBefore: new Date(0),
      notAfter: new Date(1),
      environmentIds: [1],
      tenantTagIds: [1],
    },
  })
  await db.account.update({ where: { id: 1 }, data: { environmentIds: [1], tenantTagIds: [1] } })
  await db.machinePolicy.create({ data: named('Default') })
  await db.tenant.create({ data: { ...named('Acme'), tags: { create: { tagId: 1 } } } })
  await db.libraryVariableSet.create({ data: named('Shared') })
  await db.variable.create({ data: { libraryVariableSetId: 1, ...named('Port'), value: '1' } })
  await db.variable.create({
    data: { libraryVariableSetId: 1, ...named('Address'), value: ':#{Port}', variableNames: ['port'] },
  })
  await db.deploymentFreeze.create({
    data: { ...named('Holiday'), startAt: new Date(0), endAt: new Date(1), scopes: { create: { environmentId: 1 } } },
  })
  const machine = { endpointStyle: 'NONE', machinePolicyId: 1 } as const
  await db.deploymentTarget.create({
    data: {
      ...named('web-01'),
      ...machine,
      accountId: 1,
      workerPoolId: 1,
      tenantTagIds: [1],
      environments: { create: { environmentId: 1 } },
    },
  })
  await db.worker.create({ data: { ...named('worker-01'), ...machine } })
}

async function fill(db: PrismaClient, projectId: number): Promise<void> {
  const name = (what: string) => named(`${what} ${projectId}`)
  const { id: channelId } = await db.channel.create({
    data: { projectId, ...name('Beta'), lifecycleId: 1, tenantTagIds: [1] },
  })
  const scope = { environmentIds: [1], isUnscoped: false, channelIds: [channelId], tenantTagIds: [1] }
  const variable = { projectId, ...scope }
  await db.variable.create({ data: { ...variable, ...name('Login'), type: 'USERNAME_PASSWORD_ACCOUNT', accountId: 1 } })
  await db.variable.create({ data: { ...variable, ...name('Cert'), type: 'CERTIFICATE', certificateId: 1 } })
  await db.variable.create({ data: { ...variable, ...name('Pool'), type: 'WORKER_POOL', workerPoolId: 1 } })
  await db.variable.create({ data: { projectId, ...named('Port'), value: '80' } })
  await db.variable.create({ data: { projectId, ...name('Url'), value: 'http://#{Port}', variableNames: ['port'] } })
  await db.projectLibraryVariableSet.create({ data: { projectId, libraryVariableSetId: 1, position: 0 } })
  await db.projectTenant.create({ data: { projectId, tenantId: 1, environmentIds: [1] } })
  const packages = {
    create: { actionName: 'Deploy', packageId: 'Acme.Web', packageKey: 'acme.web', version: '1.2', feedId: 1 },
  }
  await db.release.create({ data: { projectId, ...named('1.0'), channelId, packages } })
  await db.runbook.create({
    data: {
      projectId,
      ...name('Restart'),
      environmentScope: 'SPECIFIED',
      environmentIds: [1],
      process: { create: {} },
    },
  })
}
