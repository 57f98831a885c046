import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  const { db } = space
  await basics(db)
  await db.project.create({ data: { ...project('Shop'), process: { create: {} } } })
  await db.project.create({ data: project('Bank') })
  await db.libraryVariableSet.create({ data: named('Common') })
  const policy = await db.machinePolicy.create({ data: named('Default') })
  const machine = { endpointStyle: 'NONE' as const, machinePolicyId: policy.id }
  await db.deploymentTarget.create({ data: { ...named('web-1'), ...machine } })
  await db.channel.create({ data: { ...named('Default'), projectId: 1, isDefault: true } })
  await db.channel.create({ data: { ...named('Default'), projectId: 2, isDefault: true } })
  const tags = { create: [{ ...named('EU'), color: '#000000', position: 0 }] }
  await db.tagSet.create({ data: { ...named('Region'), tags } })
  await db.processStep.create({ data: { ...named('Deploy'), processId: 1, position: 0 } })
  await db.runbook.create({ data: { ...named('Restart'), projectId: 1, process: { create: {} } } })
  await db.account.create({ data: { ...named('AWS'), type: 'AMAZON_WEB_SERVICES_OIDC_ACCOUNT' } })
  await db.account.create({ data: { ...named('Azure'), type: 'AZURE_OIDC' } })
  await db.workerPool.create({ data: named('Default') })
})

afterAll(() => space.close())

const SHOP = 'Spaces-1/Projects-1'
const COMMON = 'Spaces-1/LibraryVariableSets-1'

const create = (input: Record<string, unknown>, fields = 'variable { id }') =>
  mutate(space, 'createVariable', { owner: SHOP, ...input }, MANAGER, fields)

const SHOWN = `variable { name description type value hasValue isSensitive isPrompted usesVariables version
  prompt { label helpText isRequired } project { name } libraryVariableSet { name } account { name } workerPool { name }
  scope { isEmpty hasHidden environments { name } targets { name } roles steps { number name } tenantTags { canonicalName }
    processes { id } } }`

describe('a value of a variable', () => {
  test('is what was given, of a project', async () => {
    const answer = await create(
      {
        name: 'Site.Url',
        description: 'Where it is.',
        value: 'https://#{Host}:#{Port}/',
        prompt: { label: 'Address', helpText: 'Of the *site*.', isRequired: true },
        scope: {
          environments: ['Spaces-1/Environments-1', 'Spaces-1/Environments-2', 'Spaces-1/Environments-1'],
          targets: ['Spaces-1/Machines-1'],
          roles: ['web', 'WEB', 'db'],
          steps: [1],
          channels: ['Spaces-1/Channels-1'],
          tenantTags: ['Spaces-1/Tags-1'],
          processes: [SHOP, 'Spaces-1/Runbooks-1'],
        },
      },
      SHOWN,
    )
    expect(answer).toEqual({
      errors: [],
      variable: {
        name: 'Site.Url',
        description: 'Where it is.',
        type: 'STRING',
        value: 'https://#{Host}:#{Port}/',
        ...{ hasValue: true, isSensitive: false, isPrompted: true, usesVariables: ['host', 'port'], version: 1 },
        prompt: { label: 'Address', helpText: 'Of the *site*.', isRequired: true },
        ...{ project: { name: 'Shop' }, libraryVariableSet: null, account: null, workerPool: null },
        scope: {
          ...{ isEmpty: false, hasHidden: false },
          environments: [{ name: 'Dev' }, { name: 'Test' }],
          targets: [{ name: 'web-1' }],
          roles: ['web', 'db'],
          steps: [{ number: 1, name: 'Deploy' }],
          tenantTags: [{ canonicalName: 'Region/EU' }],
          processes: [{ id: SHOP }, { id: 'Spaces-1/Runbooks-1' }],
        },
      },
    })
  })
})
