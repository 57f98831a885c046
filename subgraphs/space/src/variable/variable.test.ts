import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { COMMON, id, SHOP, variableSpace, type VariableSpace } from '../testing/variables.js'

let shop: VariableSpace

beforeAll(async () => {
  shop = await variableSpace()
})

afterAll(() => shop.space.close())

const SHOWN = `variable { name description type value hasValue isSensitive isPrompted usesVariables version
  prompt { label helpText isRequired } project { name } libraryVariableSet { name }
  account { name } certificate { name } workerPool { id }
  scope { isEmpty hasHidden environments { name } targets { name } roles steps { number name } channels { name }
    tenantTags { canonicalName } processes { id } } }`

const SCOPE = {
  environments: [id('Environments', 1), id('Environments', 2), id('Environments', 1)],
  targets: [id('Machines', 1)],
  roles: ['web', 'WEB', ' db '],
  steps: [1],
  channels: [id('Channels', 1)],
  tenantTags: [id('Tags', 1)],
  processes: [SHOP, id('Runbooks', 1)],
}

const update = (input: Record<string, unknown>, fields = SHOWN) =>
  mutate(shop.space, 'updateVariable', input, MANAGER, fields)

const NOWHERE_ELSE = { account: null, certificate: null, workerPool: null }
const PLAIN = { description: null, isPrompted: false, prompt: null, usesVariables: [], version: 1, ...NOWHERE_ELSE }
const UNSCOPED = {
  ...{ isEmpty: true, hasHidden: false, environments: [], targets: [], roles: [], steps: [] },
  ...{ channels: [], tenantTags: [], processes: [] },
}

describe('a value of a variable', () => {
  test('of a project is what was given', async () => {
    const answer = await shop.create(
      {
        name: ' Site.Url[main] ',
        description: 'Where it is.',
        value: 'https://#{Host}:#{Port}/',
        prompt: { label: 'Address', helpText: 'Of the *site*.', isRequired: true },
        scope: SCOPE,
      },
      SHOWN,
    )
    expect(answer).toEqual({
      errors: [],
      variable: {
        ...PLAIN,
        ...{ name: 'Site.Url[main]', description: 'Where it is.', type: 'STRING', value: 'https://#{Host}:#{Port}/' },
        ...{ hasValue: true, isSensitive: false, isPrompted: true, usesVariables: ['host', 'port'] },
        prompt: { label: 'Address', helpText: 'Of the *site*.', isRequired: true },
        ...{ project: { name: 'Shop' }, libraryVariableSet: null },
        scope: {
          ...{ isEmpty: false, hasHidden: false },
          environments: [{ name: 'Dev' }, { name: 'Test' }],
          targets: [{ name: 'web-1' }],
          roles: ['web', 'db'],
          steps: [{ number: 1, name: 'Deploy' }],
          channels: [{ name: 'Default' }],
          tenantTags: [{ canonicalName: 'Region/EU' }],
          processes: [{ id: SHOP }, { id: id('Runbooks', 1) }],
        },
      },
    })
  })

  test('of a library set is scoped to what no project has of its own', async () => {
    const { environments, targets, roles, tenantTags } = SCOPE
    const { variable, errors } = await shop.create(
      { owner: COMMON, name: 'Region', value: '', scope: { environments, targets, roles, tenantTags } },
      SHOWN,
    )
    expect(errors).toEqual([])
    expect(variable).toMatchObject({ value: '', hasValue: true, project: null, libraryVariableSet: { name: 'Common' } })
    for (const [field, list] of Object.entries({
      steps: [1],
      channels: [id('Channels', 1)],
      processes: [SHOP],
    })) {
      const refused = await shop.create({ owner: COMMON, name: 'Region', scope: { [field]: list } })
      expect(refused.errors).toMatchObject([{ code: 'BAD_INPUT', path: ['input', 'scope', field] }])
    }
  })

  test.each([
    ['AMAZON_WEB_SERVICES_ACCOUNT', { account: id('Accounts', 1) }, { account: { name: 'AWS' } }],
    ['AZURE_ACCOUNT', { account: id('Accounts', 2) }, { account: { name: 'Azure' } }],
    ['CERTIFICATE', { certificate: id('Certificates', 1) }, { certificate: { name: 'TLS' } }],
    ['WORKER_POOL', { workerPool: id('WorkerPools', 1) }, { workerPool: { id: id('WorkerPools', 1) } }],
    ['SENSITIVE', { secret: 'hunter2' }, { isSensitive: true }],
    ['STRING', {}, { hasValue: false }],
  ])('of the type %s leads to what fits', async (type, given, shown) => {
    const { variable, errors } = await shop.create({ name: 'Typed', type, ...given }, SHOWN)
    expect(errors).toEqual([])
    const rest = { name: 'Typed', type, value: null, hasValue: true, isSensitive: false, scope: UNSCOPED }
    const owner = { project: { name: 'Shop' }, libraryVariableSet: null }
    expect(variable).toEqual({ ...PLAIN, ...rest, ...owner, ...shown })
  })

  test('changes only where something is given', async () => {
    const variable = await shop.made({ name: 'Kept', value: 'a', description: 'x', prompt: {}, scope: SCOPE })
    const before = (await update({ id: variable })).variable
    expect(before).toMatchObject({ name: 'Kept', value: 'a', description: 'x', isPrompted: true, version: 2 })
    expect((await update({ id: variable, name: 'New' })).variable).toEqual({
      ...(before as object),
      ...{ name: 'New', version: 3 },
    })
    const { variable: taken } = await update({
      ...{ id: variable, value: null, description: null, prompt: null },
      scope: { roles: [], environments: [] },
    })
    expect(taken).toMatchObject({ value: null, hasValue: false, description: null, isPrompted: false, prompt: null })
    expect(taken).toMatchObject({ scope: { roles: [], environments: [], targets: [{ name: 'web-1' }] } })
    expect((await update({ id: variable, scope: null })).variable).toMatchObject({ scope: UNSCOPED })
  })

  test('of another type than before has no value until it is given one', async () => {
    const variable = await shop.made({ name: 'Turned', value: 'a' })
    expect((await update({ id: variable, type: 'AZURE_ACCOUNT' })).variable).toMatchObject({ hasValue: false })
    const { variable: sensitive } = await update({ id: variable, type: 'SENSITIVE', secret: 'x' })
    expect(sensitive).toMatchObject({ value: null, hasValue: true, isSensitive: true })
    expect((await update({ id: variable, type: 'STRING' })).variable).toMatchObject({ value: null, hasValue: false })
  })

  test('is changed and deleted in the version that was read', async () => {
    const variable = await shop.made({ name: 'Versioned', value: 'a' })
    await update({ id: variable, value: 'b', expectedVersion: 1 })
    for (const mutation of ['updateVariable', 'deleteVariable']) {
      const { errors } = await mutate(shop.space, mutation, { id: variable, expectedVersion: 1 }, MANAGER)
      const told = { code: 'VERSION_CONFLICT', path: ['input', 'expectedVersion'] }
      expect(errors).toMatchObject([{ ...told, message: expect.stringContaining('changed value') }])
    }
    const gone = await mutate(shop.space, 'deleteVariable', { id: variable, expectedVersion: 2 }, MANAGER, 'deletedId')
    expect(gone).toEqual({ errors: [], deletedId: variable })
    expect((await update({ id: variable })).errors).toMatchObject([{ code: 'NOT_FOUND' }])
  })

  test('of what is archived neither comes, nor changes, nor goes', async () => {
    const variable = await shop.made({ owner: COMMON, name: 'Old', value: 'a' })
    const { db } = shop.space
    await db.libraryVariableSet.update({ where: { id: 1 }, data: { archivedAt: new Date() } })
    const refused = [
      await shop.create({ owner: COMMON, name: 'New' }),
      await update({ id: variable, value: 'b' }),
      await mutate(shop.space, 'deleteVariable', { id: variable }, MANAGER),
      await mutate(shop.space, 'setVariables', { owner: COMMON, delete: [variable] }, MANAGER),
    ]
    for (const { errors } of refused) expect(errors).toMatchObject([{ code: 'INVALID_STATE' }])
    await db.libraryVariableSet.update({ where: { id: 1 }, data: { archivedAt: null } })
  })
})

describe('a value is refused', () => {
  const MANY = Array.from({ length: 1_001 }, (_, i) => id('Environments', i + 1))

  test.each([
    ['of nothing that has variables', { owner: id('Environments', 1) }, 'BAD_ID', 'owner'],
    ['of a project that is not there', { owner: id('Projects', 99) }, 'NOT_FOUND', 'owner'],
    ['of a project of another Space', { owner: 'Spaces-2/Projects-1' }, 'NOT_FOUND', 'owner'],
    ['with a blank name', { name: ' ' }, 'BAD_INPUT', 'name'],
    ['with a long name', { name: 'a'.repeat(201) }, 'BAD_INPUT', 'name'],
    ['with a name of two lines', { name: 'a\nb' }, 'BAD_INPUT', 'name'],
    ['with half a character', { value: '\ud800' }, 'BAD_INPUT', 'value'],
    ['with U+0000', { value: 'a\0' }, 'BAD_INPUT', 'value'],
    ['with more than 64 KiB', { value: 'ä'.repeat(32_769) }, 'BAD_INPUT', 'value'],
    ['with a text that is none', { type: 'AZURE_ACCOUNT', value: 'Azure' }, 'BAD_INPUT', 'value'],
    ['with a plain sensitive text', { type: 'SENSITIVE', value: 'hunter2' }, 'BAD_INPUT', 'value'],
    ['with a sensitive plain text', { secret: 'hunter2' }, 'BAD_INPUT', 'secret'],
    ['with an account of another type', { type: 'AZURE_ACCOUNT', account: id('Accounts', 1) }, 'BAD_INPUT', 'account'],
    ['with no account', { type: 'AZURE_ACCOUNT', account: id('Certificates', 1) }, 'BAD_ID', 'account'],
    [
      'with a lost certificate',
      { type: 'CERTIFICATE', certificate: id('Certificates', 9) },
      'NOT_FOUND',
      'certificate',
    ],
    ['with a pool of elsewhere', { type: 'WORKER_POOL', workerPool: 'Spaces-2/WorkerPools-1' }, 'BAD_ID', 'workerPool'],
    ['that is asked for, but no text', { type: 'WORKER_POOL', prompt: {} }, 'BAD_INPUT', 'prompt'],
    ['asked for by a long label', { prompt: { label: 'a'.repeat(201) } }, 'BAD_INPUT', 'prompt', 'label'],
    ['for a project as an environment', { scope: { environments: [SHOP] } }, 'BAD_ID', 'scope', 'environments'],
    ['for a lost target', { scope: { targets: [id('Machines', 9)] } }, 'NOT_FOUND', 'scope', 'targets'],
    ['for a target of elsewhere', { scope: { targets: ['Spaces-2/Machines-1'] } }, 'BAD_ID', 'scope', 'targets'],
    ["for another project's channel", { scope: { channels: [id('Channels', 2)] } }, 'NOT_FOUND', 'scope', 'channels'],
    ["for another project's step", { scope: { steps: [2] } }, 'NOT_FOUND', 'scope', 'steps'],
    ['for another project', { scope: { processes: [id('Projects', 2)] } }, 'NOT_FOUND', 'scope', 'processes'],
    ['for a process that is none', { scope: { processes: [id('Tags', 1)] } }, 'BAD_ID', 'scope', 'processes'],
    ['for a lost tag', { scope: { tenantTags: [id('Tags', 9)] } }, 'NOT_FOUND', 'scope', 'tenantTags'],
    ['for a blank role', { scope: { roles: [' '] } }, 'BAD_INPUT', 'scope', 'roles'],
    ['for too many', { scope: { environments: MANY } }, 'BAD_INPUT', 'scope', 'environments'],
  ])('%s', async (_what, input, code, ...path) => {
    const before = await shop.space.db.variable.count()
    const { errors, variable } = await shop.create({ name: 'Bad', ...input })
    expect(errors).toMatchObject([{ code, path: ['input', ...path] }])
    expect(variable).toBeNull()
    expect(await shop.space.db.variable.count()).toBe(before)
  })

  test('with an archived certificate', async () => {
    const { db } = shop.space
    await db.certificate.update({ where: { id: 1 }, data: { archivedAt: new Date() } })
    const { errors } = await shop.create({ name: 'Bad', type: 'CERTIFICATE', certificate: id('Certificates', 1) })
    expect(errors).toMatchObject([{ code: 'INVALID_STATE', path: ['input', 'certificate'] }])
    await db.certificate.update({ where: { id: 1 }, data: { archivedAt: null } })
  })
})
