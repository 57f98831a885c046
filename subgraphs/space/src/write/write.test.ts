import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { caller, MANAGER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { basics, named } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
  await space.db.environment.create({ data: { ...named('PCI: Production'), remoteOf: 'Spaces-5/Environments-3' } })
  await space.db.tenant.create({ data: { ...named('PCI: Acme'), remoteOf: 'Spaces-5/Tenants-8' } })
})

afterAll(() => space.close())

type Payload = {
  errors: { code: string; message: string; path: string[] }[]
  project?: { id: string; name: string; slug: string; version: number; description: string | null } | null
  environment?: { id: string } | null
  tenant?: { id: string; projects: { nodes: { name: string }[] } } | null
  lifecycle?: { id: string; phases: object[] } | null
  deletedId?: string | null
}

const FIELDS: Record<string, string> = {
  createProject: 'project { id name slug version description }',
  updateProject: 'project { id name slug version description }',
  createEnvironment: 'environment { id }',
  updateEnvironment: 'environment { id }',
  createTenant: 'tenant { id projects(first: 9) { nodes { name } } }',
  updateTenant: 'tenant { id projects(first: 9) { nodes { name } } }',
  createLifecycle: 'lifecycle { id phases { name environments { id } } }',
  createDeployment: 'deployment { id }',
  deleteProject: 'deletedId',
}

async function mutate(mutation: string, input: Record<string, unknown>, who = MANAGER): Promise<Payload> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) { ${FIELDS[mutation]} errors { code message path } } }`
  const { data, errors } = await space.ask<{ answer: Payload }>(query, { input }, who)
  expect(errors).toEqual([])
  return data.answer
}

/** The first refusal of a mutation that changed nothing at all. */
async function refusal(mutation: string, input: Record<string, unknown>) {
  const rows = () =>
    Promise.all([space.db.auditEvent.count(), space.db.change.count(), space.db.idempotentAnswer.count()])
  const before = await rows()
  const { errors, ...rest } = await mutate(mutation, input)
  expect(errors).toHaveLength(1)
  expect(Object.values(rest)).toEqual([null])
  expect(await rows()).toEqual(before)
  return errors[0]!
}

const newProject = (name: string, more: object = {}) => ({
  space: 'Spaces-1',
  name,
  projectGroup: 'Spaces-1/ProjectGroups-1',
  lifecycle: 'Spaces-1/Lifecycles-1',
  ...more,
})

describe('creating a project', () => {
  it('gives it a name, a slug of its own and a version, and leaves an audit and a change row', async () => {
    const first = await mutate('createProject', newProject('  Crème Brûlée  ', { description: ' \n' }))
    expect(first).toMatchObject({
      errors: [],
      project: { name: 'Crème Brûlée', slug: 'creme-brulee', version: 1, description: null },
    })
    const second = await mutate('createProject', newProject('Creme Brulee'))
    expect(second.project?.slug).toBe('creme-brulee-2')
    expect((await mutate('createProject', newProject('日本'))).project?.slug).toBe('project')
    const audit = await space.db.auditEvent.findFirstOrThrow({ where: { subject: first.project!.id } })
    expect(audit).toMatchObject({
      actor: 'Users-1',
      action: 'createProject',
      before: null,
      after: { name: 'Crème Brûlée' },
    })
    const change = await space.db.change.findFirstOrThrow({ where: { subject: first.project!.id } })
    expect(change).toMatchObject({ kind: 'Projects', version: 1 })
  })

  it.each([
    ['a name that another has in other case', { name: 'CRÈME BRÛLÉE' }, 'CONFLICT', 'name'],
    ['a blank name', { name: ' \t ' }, 'BAD_INPUT', 'name'],
    ['a name with a line break', { name: 'a\nb' }, 'BAD_INPUT', 'name'],
    ['a name with U+0000', { name: 'a\0b' }, 'BAD_INPUT', 'name'],
    ['a name with half a character', { name: 'a\ud800' }, 'BAD_INPUT', 'name'],
    ['a name of more than 200 characters', { name: 'x'.repeat(201) }, 'BAD_INPUT', 'name'],
    ['a description with U+0000', { description: 'a\0' }, 'BAD_INPUT', 'description'],
    ['a description without end', { description: 'x'.repeat(20_001) }, 'BAD_INPUT', 'description'],
    ['a malformed id', { projectGroup: 'ProjectGroups-1' }, 'BAD_ID', 'projectGroup'],
    ['an id of another kind', { projectGroup: 'Spaces-1/Lifecycles-1' }, 'BAD_ID', 'projectGroup'],
    ['an id of another Space', { lifecycle: 'Spaces-2/Lifecycles-1' }, 'BAD_ID', 'lifecycle'],
    ['an id of nothing', { lifecycle: 'Spaces-1/Lifecycles-77' }, 'NOT_FOUND', 'lifecycle'],
    ['a malformed Space', { space: 'Space 1' }, 'BAD_ID', 'space'],
    ['another Space', { space: 'Spaces-2' }, 'NOT_FOUND', 'space'],
    ['an endless idempotency key', { idempotencyKey: 'k'.repeat(201) }, 'BAD_INPUT', 'idempotencyKey'],
    ['an idempotency key with U+0000', { idempotencyKey: 'k\0' }, 'BAD_INPUT', 'idempotencyKey'],
    ['an idempotency key with half a character', { idempotencyKey: 'k\ud800' }, 'BAD_INPUT', 'idempotencyKey'],
  ])('refuses %s', async (_what, input, code, field) => {
    expect(await refusal('createProject', newProject('Refused', input))).toMatchObject({
      code,
      path: ['input', field],
    })
  })

  it('takes a name of 200 characters beyond the basic plane', async () => {
    const name = '\u{1F600}'.repeat(200)
    expect((await mutate('createProject', newProject(name))).project?.name).toBe(name)
  })
})

describe('an idempotency key', () => {
  it('gives the first answer again, without a second effect', async () => {
    const input = newProject('Once', { idempotencyKey: 'once' })
    const [first, second] = await Promise.all([mutate('createProject', input), mutate('createProject', input)])
    expect(first.errors).toEqual([])
    expect(second).toEqual(first)
    expect(await mutate('createProject', input)).toEqual(first)
    expect(await space.db.project.count({ where: { name: 'Once' } })).toBe(1)
    expect(await space.db.auditEvent.count({ where: { subject: first.project!.id } })).toBe(1)
  })

  it('is bound to its input and to its caller', async () => {
    const mismatch = await refusal('createProject', newProject('Other', { idempotencyKey: 'once' }))
    expect(mismatch.code).toBe('IDEMPOTENCY_MISMATCH')
    await giveRole(space.db, 'Users-5', 16)
    const another = await mutate('createProject', newProject('Another', { idempotencyKey: 'once' }), caller('Users-5'))
    expect(another.project?.name).toBe('Another')
  })

  it('is bound to what its input takes away: null is not left out', async () => {
    const { id } = (await mutate('createProject', newProject('Described', { description: 'd' }))).project!
    const input = { id, name: 'Described too', idempotencyKey: 'null' }
    expect((await mutate('updateProject', input)).project?.description).toBe('d')
    expect((await refusal('updateProject', { ...input, description: null })).code).toBe('IDEMPOTENCY_MISMATCH')
    const again = Object.fromEntries(Object.entries(input).reverse())
    expect((await mutate('updateProject', again)).errors).toEqual([])
  })

  it('is free again after a refusal', async () => {
    await refusal('createProject', newProject('Once', { idempotencyKey: 'twice' }))
    expect((await mutate('createProject', newProject('Twice', { idempotencyKey: 'twice' }))).errors).toEqual([])
  })
})

describe('updating a project', () => {
  it('changes what is given, and only in the expected version', async () => {
    const id = (await mutate('createProject', newProject('Update me', { description: 'old' }))).project!.id
    const renamed = await mutate('updateProject', { id, name: 'Updated', expectedVersion: 1 })
    expect(renamed.project).toEqual({ id, name: 'Updated', slug: 'update-me', version: 2, description: 'old' })
    const conflict = await refusal('updateProject', { id, name: 'Too late', expectedVersion: 1 })
    expect(conflict).toMatchObject({ code: 'VERSION_CONFLICT', path: ['input', 'expectedVersion'] })
    const cleared = await mutate('updateProject', { id, description: null })
    expect(cleared.project).toMatchObject({ name: 'Updated', version: 3, description: null })
    expect((await refusal('updateProject', { id, name: 'once' })).code).toBe('CONFLICT')
    expect((await refusal('updateProject', { id: 'Spaces-1/Projects-999', name: 'x' })).code).toBe('NOT_FOUND')
    expect((await refusal('updateProject', { id: 'Spaces-1/Tenants-1', name: 'x' })).code).toBe('BAD_ID')
  })

  it('lets one of two through who read the same version', async () => {
    const id = (await mutate('createProject', newProject('Race'))).project!.id
    const race = ['a', 'b', 'c'].map((text) => mutate('updateProject', { id, description: text, expectedVersion: 1 }))
    const codes = (await Promise.all(race)).map(({ errors }) => errors[0]?.code ?? 'DONE')
    expect(codes.sort()).toEqual(['DONE', 'VERSION_CONFLICT', 'VERSION_CONFLICT'])
  })
})

describe('what another Instance owns', () => {
  it('is not changed here, and the refusal names the owner', async () => {
    const environment = await refusal('updateEnvironment', { id: 'Spaces-1/Environments-5', name: 'Mine' })
    expect(environment).toMatchObject({ code: 'NOT_OWNER', path: ['input', 'id'] })
    expect(environment.message).toContain('Spaces-5/Environments-3')
    const tenant = await refusal('updateTenant', { id: 'Spaces-1/Tenants-1', name: 'Mine' })
    expect(tenant.message).toContain('owned by Spaces-5')
  })

  it('is not deployed to from here', async () => {
    const id = (await mutate('createProject', newProject('Split'))).project!.id
    const projectId = Number(id.split('-').at(-1))
    const { id: release } = await space.db.release.create({ data: { projectId, ...named('1') } })
    const input = { release: `Spaces-1/Releases-${release}`, environment: 'Spaces-1/Environments-5' }
    expect(await refusal('createDeployment', input)).toMatchObject({
      code: 'NOT_OWNER',
      path: ['input', 'environment'],
    })
    const forTenant = { ...input, environment: 'Spaces-1/Environments-1', tenant: 'Spaces-1/Tenants-1' }
    expect(await refusal('createDeployment', forTenant)).toMatchObject({ code: 'NOT_OWNER', path: ['input', 'tenant'] })
  })

  it('is stood for by an id of its kind in another Space', async () => {
    const stand = (remoteOf: string) => ({ space: 'Spaces-1', name: `For ${remoteOf}`, remoteOf })
    expect((await mutate('createEnvironment', stand('Spaces-6/Environments-1'))).errors).toEqual([])
    for (const id of ['Spaces-1/Environments-1', 'Spaces-6/Tenants-1', 'Environments-1']) {
      expect(await refusal('createEnvironment', stand(id))).toMatchObject({
        code: 'BAD_ID',
        path: ['input', 'remoteOf'],
      })
    }
  })
})

describe('tenants and lifecycles', () => {
  it('are linked to what exists in the Space', async () => {
    const created = await mutate('createTenant', {
      space: 'Spaces-1',
      name: 'Mars',
      projects: ['Spaces-1/Projects-1', 'Spaces-1/Projects-1'],
    })
    expect(created.tenant?.projects.nodes).toHaveLength(1)
    const id = created.tenant!.id
    expect((await mutate('updateTenant', { id, projects: [] })).tenant?.projects.nodes).toEqual([])
    expect((await refusal('updateTenant', { id, projects: ['Spaces-1/Projects-999'] })).code).toBe('NOT_FOUND')

    const phases = [{ name: 'One', environments: ['Spaces-1/Environments-2', 'Spaces-1/Environments-1'] }]
    const lifecycle = await mutate('createLifecycle', { space: 'Spaces-1', name: 'Short', phases })
    expect(lifecycle.lifecycle?.phases).toEqual([
      { name: 'One', environments: [{ id: 'Spaces-1/Environments-2' }, { id: 'Spaces-1/Environments-1' }] },
    ])
    const broken = [...phases, { name: 'Two', environments: ['Spaces-1/Environments-99'] }]
    const error = await refusal('createLifecycle', { space: 'Spaces-1', name: 'Broken', phases: broken })
    expect(error).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'phases', '1', 'environments'] })
    expect(await space.db.lifecycle.count({ where: { name: 'Broken' } })).toBe(0)
  })
})
