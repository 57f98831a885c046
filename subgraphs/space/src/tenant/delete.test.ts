import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { mutate } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
  await space.db.project.create({ data: project('Shop') })
  await space.db.release.create({ data: { projectId: 1, ...named('1.0') } })
})

/** The number of the tenant of this test, with a tag, a project and a value. */
let tenantId: number

beforeEach(async () => {
  const { db } = space
  await db.deployment.deleteMany()
  await db.serverTask.deleteMany()
  await db.tenant.deleteMany()
  await db.tagSet.deleteMany()
  await db.variableTemplate.deleteMany()
  const tags = { create: [{ ...named('EU'), color: '#000000', position: 0 }] }
  const set = await db.tagSet.create({ data: { ...named('Region'), tags }, include: { tags: true } })
  const template = await db.variableTemplate.create({ data: { projectId: 1, position: 0, ...named('Url') } })
  const secret = await db.secret.create({ data: { keyId: 'k', sealed: new Uint8Array(1) } })
  const tenant = await db.tenant.create({
    data: {
      ...{ ...named('Acme'), description: 'First', isDisabled: true },
      tags: { create: { tagId: set.tags[0]?.id ?? 0 } },
      projects: { create: { projectId: 1, environmentIds: [4] } },
      templateValues: {
        create: [
          { templateId: template.id, projectId: 1, environmentId: 1, value: 'https://acme' },
          { templateId: template.id, projectId: 1, environmentId: 2, secretId: secret.id },
          { templateId: template.id, projectId: 1, environmentId: 4, isNull: true },
        ],
      },
    },
  })
  tenantId = tenant.id
})
afterAll(() => space.close())

const id = () => `Spaces-1/Tenants-${tenantId}`
const remove = () => mutate(space, 'deleteTenant', { id: id() }, MANAGER, 'deletedId')

/** A deployment for the tenant (or for none), with its task and its cell. */
async function deploy(state: 'EXECUTING' | 'SUCCESS', of: number | null = tenantId): Promise<number> {
  const completedAt = state === 'SUCCESS' ? new Date() : null
  const place = { projectId: 1, environmentId: 1, tenantId: of }
  const task = { create: { ...named('Deploy'), description: 'Deploy Shop', state, completedAt, ...place } }
  const row = await space.db.deployment.create({ data: { ...place, releaseId: 1, state, completedAt, task } })
  await space.db.$queryRaw`SELECT refresh_deployment_cell(1, 1, ${of}::int)::text`
  return row.id
}

describe('deleting a tenant', () => {
  it('takes with it what was answered in secret when it was deployed', async () => {
    const { id: secretId } = await space.db.secret.create({ data: { keyId: 'k', sealed: new Uint8Array(1) } })
    const deploymentId = await deploy('SUCCESS')
    await space.db.deploymentPrompt.create({ data: { deploymentId, name: 'Password', secretId } })
    expect((await remove()).errors).toEqual([])
    expect(await space.db.secret.findUnique({ where: { id: secretId } })).toBeNull()
  })

  it('takes with it what was done for it, so that nothing says that it was for nobody', async () => {
    const { db } = space
    const forNobody = await deploy('SUCCESS', null)
    await deploy('SUCCESS')
    const over = { state: 'FAILED' as const, completedAt: new Date(), tenantId, projectId: 1 }
    await db.serverTask.create({ data: { ...named('Health'), description: 'Check', ...over } })
    const told = async () => ({
      deployments: (await db.deployment.findMany()).map((row) => row.id),
      tasks: (await db.serverTask.findMany()).map((row) => row.deploymentId),
      cells: (await db.deploymentCell.findMany()).map((row) => row.currentId),
    })
    expect((await told()).deployments).toHaveLength(2)
    expect((await told()).cells).toHaveLength(2)
    expect(await remove()).toEqual({ deletedId: id(), errors: [] })
    expect(await told()).toEqual({ deployments: [forNobody], tasks: [forNobody], cells: [forNobody] })
    expect(await db.templateValue.count()).toBe(0)
    const event = await db.auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(event).toMatchObject({
      ...{ action: 'deleteTenant', tenantIds: [tenantId], after: null },
      before: {
        name: 'Acme',
        deployments: 1,
        tasks: 1,
        projectIds: [1],
        limitedProjects: [{ projectId: 1, environmentIds: [4] }],
      },
    })
  })

  it('is refused while anything for it is not over, or names it', async () => {
    const { db } = space
    const running = await deploy('EXECUTING')
    await db.serverTask.create({ data: { ...named('Run'), description: 'Run it', tenantId } })
    await db.deploymentTarget.create({
      data: { ...named('t1'), endpointStyle: 'NONE', machinePolicyId: 1, tenants: { create: { tenantId } } },
    })
    await db.account.create({ data: { ...named('aws'), type: 'TOKEN', tenantIds: [tenantId] } })
    const dates = { notBefore: new Date(0), notAfter: new Date(1), tenantIds: [tenantId] }
    const of = { subject: 's', subjectKey: 's', issuer: 'i', thumbprint: 't', serialNumber: '1', isSelfSigned: true }
    await db.certificate.create({ data: { ...named('tls'), certificateData: 'x', ...of, ...dates } })
    const { errors } = await remove()
    expect(errors).toMatchObject([
      {
        ...{ code: 'IN_USE', path: ['input', 'id'] },
        message: [
          `It is used by 1 deployment that is not over: ${running}`,
          'by 1 task that is not over: Run it',
          'by 1 deployment target: t1',
          'by 1 account: aws',
          'by 1 certificate: tls.',
        ].join('; and '),
      },
    ])
    await db.deploymentTarget.deleteMany()
    await db.account.deleteMany()
    await db.certificate.deleteMany()
  })
})

describe('cloning a tenant', () => {
  it('copies its tags, projects and values, and refers to its secrets without reading them', async () => {
    const { db } = space
    const fields = 'tenant { name description isDisabled version tags { name } projectLinks { environments { name } } }'
    const clone = (name: string) => mutate(space, 'cloneTenant', { tenant: id(), name }, MANAGER, fields)
    expect(await clone('Copy')).toEqual({
      errors: [],
      tenant: {
        ...{ name: 'Copy', description: 'First', isDisabled: true, version: 1, tags: [{ name: 'EU' }] },
        projectLinks: [{ environments: [{ name: 'Production' }] }],
      },
    })
    const columns = { environmentId: true, value: true, secretId: true, isNull: true } as const
    const valuesOf = (nameKey: string) =>
      db.templateValue.findMany({ where: { tenant: { nameKey } }, orderBy: { environmentId: 'asc' }, select: columns })
    expect(await valuesOf('copy')).toEqual(await valuesOf('acme'))
    expect(await valuesOf('copy')).toHaveLength(3)
    const event = await db.auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(event).toMatchObject({ action: 'cloneTenant', after: { name: 'Copy', clonedFromId: tenantId } })
    expect((await clone('acme')).errors).toMatchObject([{ code: 'CONFLICT', path: ['input', 'name'] }])
  })

  it('leaves out projects that the caller cannot see, and what is theirs', async () => {
    const { db } = space
    const who = caller('Users-20')
    const role = await db.userRole.create({
      data: { ...named('Tenants'), permissions: ['TenantView', 'TenantCreate'] },
    })
    await giveRole(db, who.subject, role.id)
    const set = await db.libraryVariableSet.create({ data: named('Shared') })
    const shared = { libraryVariableSetId: set.id, position: 0, ...named('Mail') }
    const template = await db.variableTemplate.create({ data: shared })
    await db.templateValue.create({ data: { templateId: template.id, tenantId, value: 'a@b' } })
    expect((await mutate(space, 'cloneTenant', { tenant: id(), name: 'Bare' }, who)).errors).toEqual([])
    const copy = await db.tenant.findUniqueOrThrow({
      where: { nameKey: 'bare' },
      include: { projects: true, tags: true, templateValues: true },
    })
    expect(copy).toMatchObject({ projects: [], tags: [{}], templateValues: [] })
    // Whoever deploys for the copy comes by its values: only those that the caller could set go along.
    const permissions = ['TenantView', 'TenantCreate', 'TenantEdit', 'LibraryVariableSetView']
    await db.userRole.update({ where: { id: role.id }, data: { permissions } })
    expect((await mutate(space, 'cloneTenant', { tenant: id(), name: 'Shared' }, who)).errors).toEqual([])
    const values = await db.templateValue.findMany({ where: { tenant: { nameKey: 'shared' } } })
    expect(values).toMatchObject([{ projectId: null, value: 'a@b' }])
    const unknown = await mutate(space, 'cloneTenant', { tenant: 'Spaces-1/Tenants-99999', name: 'X' }, who)
    expect(unknown.errors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'tenant'] }])
  })
})
