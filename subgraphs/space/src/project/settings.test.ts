import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { SpaceportError } from '@spaceport/kit/errors'
import { MANAGER, VIEWER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { basics, named } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'
import { requireActive, requireNotArchived } from './active.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
  await space.db.lifecycle.create({ data: named('Other') })
})

afterAll(() => space.close())

const FIELDS = `project { id slug version tenantedMode isDisabled archivedAt releaseNotesTemplate
  versionControl { url branch basePath } defaultChannel { name isDefault } channels(first: 9) { totalCount } }`

type Project = { id: string; version: number; archivedAt: string | null; [field: string]: unknown }

async function done(mutation: string, input: Record<string, unknown>): Promise<Project> {
  const { errors, project } = await mutate(space, mutation, input, MANAGER, FIELDS)
  expect(errors).toEqual([])
  return project as Project
}

async function refused(mutation: string, input: Record<string, unknown>) {
  const { errors, project } = await mutate(space, mutation, input, MANAGER, FIELDS)
  expect(project).toBeNull()
  return errors[0]
}

const create = (name: string, more: object = {}) =>
  done('createProject', {
    space: 'Spaces-1',
    name,
    projectGroup: 'Spaces-1/ProjectGroups-1',
    lifecycle: 'Spaces-1/Lifecycles-1',
    ...more,
  })

const local = ({ id }: Project) => Number(id.split('-').at(-1))

describe('a new project', () => {
  it('has an empty process and a default channel, in its audit, too', async () => {
    const made = await create('Plain')
    expect(made).toMatchObject({
      tenantedMode: 'TENANTED_OR_UNTENANTED',
      isDisabled: false,
      archivedAt: null,
      versionControl: null,
      defaultChannel: { name: 'Default', isDefault: true },
      channels: { totalCount: 1 },
    })
    const process = await space.db.deploymentProcess.findUniqueOrThrow({
      where: { projectId: local(made) },
      include: { steps: true },
    })
    expect(process.steps).toEqual([])
    const { id } = await space.db.channel.findFirstOrThrow({ where: { projectId: local(made) } })
    const event = await space.db.auditEvent.findFirstOrThrow({ where: { subject: `Spaces-1/Channels-${id}` } })
    expect(event).toMatchObject({ action: 'createProject', projectIds: [local(made)], after: { name: 'Default' } })
  })

  it('takes its settings, and an update only those that it names', async () => {
    const versionControl = { url: 'https://git.example.com/shop.git', branch: 'main', basePath: '.octopus/shop' }
    const made = await create('Set', {
      ...{ tenantedMode: 'TENANTED', isDisabled: true, releaseNotesTemplate: '# News', versionControl },
    })
    const settings = { tenantedMode: 'TENANTED', isDisabled: true, releaseNotesTemplate: '# News', versionControl }
    expect(made).toMatchObject(settings)
    expect(await done('updateProject', { id: made.id, isDisabled: false })).toMatchObject({
      ...settings,
      isDisabled: false,
      version: 2,
    })
    const moved = { id: made.id, tenantedMode: 'UNTENANTED', versionControl: { url: 'git@example.com:shop.git' } }
    expect(await done('updateProject', moved)).toMatchObject({
      tenantedMode: 'UNTENANTED',
      versionControl: { url: 'git@example.com:shop.git', branch: null, basePath: null },
      releaseNotesTemplate: '# News',
    })
    const cleared = { id: made.id, versionControl: null, releaseNotesTemplate: null }
    expect(await done('updateProject', cleared)).toMatchObject({ versionControl: null, releaseNotesTemplate: null })
  })

  it.each([
    ['an address that is none', { url: 'shop' }, 'url'],
    ['a file', { url: 'file:///etc/passwd' }, 'url'],
    ['a password in an address', { url: 'https://me:secret@git.example.com/shop.git' }, 'url'],
    ['a token in an address', { url: 'https://ghp_token@git.example.com/shop.git' }, 'url'],
    ['a line break in an address', { url: 'https://git.example.com/\nshop' }, 'url'],
    ['half a character in an address', { url: 'https://git.example.com/\ud800' }, 'url'],
    ['an endless address', { url: `https://git.example.com/${'x'.repeat(2_000)}` }, 'url'],
    ['a branch that Git does not take', { url: 'ssh://git@example.com/shop', branch: 'a..b' }, 'branch'],
    ['a folder above', { url: 'ssh://git@example.com/shop', basePath: 'a/../../b' }, 'basePath'],
    ['a folder of the whole disk', { url: 'ssh://git@example.com/shop', basePath: '/etc' }, 'basePath'],
  ])('refuses %s', async (_what, versionControl, field) => {
    const [made] = await space.db.project.findMany({ take: 1 })
    const error = await refused('updateProject', { id: `Spaces-1/Projects-${made?.id}`, versionControl })
    expect(error).toMatchObject({ code: 'BAD_INPUT', path: ['input', 'versionControl', field] })
    expect(error?.message).not.toMatch(/secret|ghp_token/)
  })

  it('refuses a template of notes without end', async () => {
    const [made] = await space.db.project.findMany({ take: 1 })
    const input = { id: `Spaces-1/Projects-${made?.id}`, releaseNotesTemplate: 'x'.repeat(20_001) }
    expect(await refused('updateProject', input)).toMatchObject({
      code: 'BAD_INPUT',
      path: ['input', 'releaseNotesTemplate'],
    })
  })
})

describe('a slug', () => {
  it('is changed to a free one', async () => {
    const [one, other] = [await create('Slug One'), await create('Slug Two')]
    expect(await done('updateProject', { id: one.id, slug: 'first-1' })).toMatchObject({ slug: 'first-1' })
    expect(await refused('updateProject', { id: other.id, slug: 'first-1' })).toMatchObject({
      code: 'CONFLICT',
      path: ['input', 'slug'],
    })
    expect(await done('updateProject', { id: one.id, slug: 'first-1' })).toMatchObject({ slug: 'first-1' })
    for (const slug of ['', 'A', 'a b', '-a', 'a-', 'a--b', 'ä', 'a\n', 'x'.repeat(101)]) {
      expect(await refused('updateProject', { id: one.id, slug })).toMatchObject({
        code: 'BAD_INPUT',
        path: ['input', 'slug'],
      })
    }
  })
})

describe('an archived project', () => {
  it('is read-only until it is restored', async () => {
    const { id } = await create('Old')
    const archived = await done('archiveProject', { id, expectedVersion: 1 })
    expect(archived).toMatchObject({ version: 2, archivedAt: expect.any(String) })
    expect(await refused('updateProject', { id, description: 'x' })).toMatchObject({
      code: 'INVALID_STATE',
      path: ['input', 'id'],
    })
    const channel = { project: id, name: 'Beta' }
    expect((await mutate(space, 'createChannel', channel, MANAGER)).errors).toMatchObject([{ code: 'INVALID_STATE' }])
    expect(await done('archiveProject', { id })).toEqual(archived)
    expect(await refused('restoreProject', { id, expectedVersion: 1 })).toMatchObject({ code: 'VERSION_CONFLICT' })
    expect(await done('restoreProject', { id })).toMatchObject({ version: 3, archivedAt: null })
    expect(await done('updateProject', { id, description: 'x' })).toMatchObject({ version: 4 })
  })

  it('is archived and restored by whoever may edit it, and kept in the audit', async () => {
    const { id } = await create('Audited')
    for (const mutation of ['archiveProject', 'restoreProject']) {
      expect((await mutate(space, mutation, { id }, VIEWER)).errors).toMatchObject([{ code: 'FORBIDDEN' }])
      await done(mutation, { id })
    }
    const events = await space.db.auditEvent.findMany({ where: { subject: id }, orderBy: { id: 'asc' } })
    expect(events.map(({ action }) => action)).toEqual(['createProject', 'archiveProject', 'restoreProject'])
  })
})

describe('a project takes releases', () => {
  const code = (check: () => void) => {
    try {
      check()
      return 'DONE'
    } catch (error) {
      return error instanceof SpaceportError ? [error.code, error.details.path] : error
    }
  }
  const refusal = ['INVALID_STATE', ['input', 'project']]

  it('unless it is disabled or archived', () => {
    const path = ['input', 'project']
    const at = new Date()
    expect(code(() => requireActive({ isDisabled: false, archivedAt: null }, ...path))).toBe('DONE')
    expect(code(() => requireActive({ isDisabled: true, archivedAt: null }, ...path))).toEqual(refusal)
    expect(code(() => requireActive({ isDisabled: false, archivedAt: at }, ...path))).toEqual(refusal)
    expect(code(() => requireNotArchived({ archivedAt: null }, ...path))).toBe('DONE')
    expect(code(() => requireNotArchived({ archivedAt: at }, ...path))).toEqual(refusal)
  })
})
