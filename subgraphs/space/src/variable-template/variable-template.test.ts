import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { COMMON, id, SHOP, variableSpace, type VariableSpace } from '../testing/variables.js'

let shop: VariableSpace

beforeAll(async () => {
  shop = await variableSpace()
})

beforeEach(() => shop.space.db.variableTemplate.deleteMany())

afterAll(() => shop.space.close())

const FIELDS = 'id name label helpText control options { value label } scope isRequired defaultValue hasDefault'

type Shown = { id: string; name: string; [field: string]: unknown }

const set = (templates: object[], more: Record<string, unknown> = {}, who: Caller = MANAGER) =>
  mutate(
    shop.space,
    'setVariableTemplates',
    { owner: SHOP, templates, ...more },
    who,
    `owner { id
    ... on Project { variableTemplates { ${FIELDS} } } ... on LibraryVariableSet { variableTemplates { ${FIELDS} } } }`,
  )

/** The templates then, of which no error is expected. */
async function done(templates: object[], more: Record<string, unknown> = {}): Promise<Shown[]> {
  const { errors, owner } = await set(templates, more)
  expect(errors).toEqual([])
  return (owner as { variableTemplates: Shown[] }).variableTemplates
}

const PLAIN = {
  ...{ label: null, helpText: null, control: 'SINGLE_LINE_TEXT', options: [], scope: 'TENANT', isRequired: true },
  ...{ defaultValue: null, hasDefault: false },
}

describe('the templates of an owner', () => {
  test.each([SHOP, COMMON])('are as given, in order: of %s', async (owner) => {
    const options = [
      { value: 'eu', label: 'Europe' },
      { value: 'us', label: 'The | States' },
    ]
    const templates = await done(
      [
        { name: ' Url ', label: 'Address', helpText: '*Where*', scope: 'TENANT_AND_ENVIRONMENT', isRequired: false },
        { name: 'Region', control: 'SELECT', options, defaultValue: 'eu', scope: 'ENVIRONMENT' },
        { name: 'Beta', control: 'CHECKBOX', defaultValue: 'False' },
        { name: 'Token', control: 'SENSITIVE', defaultSecret: 'hunter2' },
        { name: 'Notes', control: 'MULTI_LINE_TEXT', defaultValue: '' },
      ],
      { owner },
    )
    expect(templates.map(({ id: _id, ...rest }) => rest)).toEqual([
      {
        ...PLAIN,
        name: 'Url',
        label: 'Address',
        helpText: '*Where*',
        scope: 'TENANT_AND_ENVIRONMENT',
        isRequired: false,
      },
      {
        ...PLAIN,
        name: 'Region',
        control: 'SELECT',
        options,
        defaultValue: 'eu',
        hasDefault: true,
        scope: 'ENVIRONMENT',
      },
      { ...PLAIN, name: 'Beta', control: 'CHECKBOX', defaultValue: 'False', hasDefault: true },
      { ...PLAIN, name: 'Token', control: 'SENSITIVE', hasDefault: true },
      { ...PLAIN, name: 'Notes', control: 'MULTI_LINE_TEXT' },
    ])
  })

  test('keep their numbers by id, else by name, and may exchange names', async () => {
    const before = await done([{ name: 'A' }, { name: 'B' }, { name: 'C' }])
    const [a, b, c] = before.map((template) => template.id)
    const after = await done([{ name: 'c', label: 'x' }, { id: a, name: 'B' }, { id: b, name: 'A' }, { name: 'D' }])
    expect(after.map((template) => [template.id, template.name]).slice(0, 3)).toEqual([
      [c, 'c'],
      [a, 'B'],
      [b, 'A'],
    ])
    expect([a, b, c]).not.toContain(after[3]?.id)
    expect(await done([])).toEqual([])
  })

  test('keep a sensitive default that nobody can give again, until it is taken away', async () => {
    const secret = async () => (await shop.space.db.variableTemplate.findFirstOrThrow()).defaultSecretId
    const token = { name: 'Token', control: 'SENSITIVE' }
    await done([{ ...token, defaultSecret: 'a' }])
    const first = await secret()
    expect(first).not.toBeNull()
    await done([{ ...token, label: 'x' }])
    expect(await secret()).toBe(first)
    await done([{ ...token, defaultSecret: 'a' }])
    expect(await secret()).toBe(first)
    await done([{ ...token, defaultSecret: 'b' }])
    expect(await secret()).not.toBe(first)
    expect(await done([{ ...token, defaultSecret: null }])).toMatchObject([{ hasDefault: false }])
  })

  test('do not lose values unasked: those that go, or whose scope or sensitivity changes', async () => {
    const { db } = shop.space
    const [template] = await done([{ name: 'Url' }])
    const local = Number(template?.id.split('-').at(-1))
    const values = () => db.templateValue.count({ where: { templateId: local } })
    await db.templateValue.create({ data: { templateId: local, projectId: 1, tenantId: 1, value: 'x' } })
    for (const templates of [[], [{ name: 'Url', scope: 'ENVIRONMENT' }], [{ name: 'Url', control: 'SENSITIVE' }]]) {
      expect((await set(templates)).errors).toEqual([
        {
          code: 'IN_USE',
          message: '"Url" has a value, which would be lost: say so by removeValues.',
          path: ['input', 'templates'],
        },
      ])
    }
    await done([{ name: 'Url', control: 'MULTI_LINE_TEXT', label: 'x' }])
    expect(await values()).toBe(1)
    await done([{ name: 'Url', scope: 'ENVIRONMENT' }], { removeValues: true })
    expect(await values()).toBe(0)
  })

  test("change in their owner's version", async () => {
    const { version } = await shop.space.db.project.findUniqueOrThrow({ where: { id: 1 } })
    await done([{ name: 'A' }], { expectedVersion: version })
    expect((await set([{ name: 'A' }], { expectedVersion: version })).errors).toMatchObject([
      { code: 'VERSION_CONFLICT', message: expect.stringContaining('changed variableTemplates') },
    ])
  })

  test.each([
    ['of one name', [{ name: 'A' }, { name: 'a' }], 'CONFLICT', '1', 'name'],
    ['with an id of none of them', [{ id: id('VariableTemplates', 999), name: 'A' }], 'NOT_FOUND', '0', 'id'],
    ['with an id of elsewhere', [{ id: 'Spaces-2/VariableTemplates-1', name: 'A' }], 'NOT_FOUND', '0', 'id'],
    ['with an id of another kind', [{ id: SHOP, name: 'A' }], 'BAD_ID', '0', 'id'],
    ['with a blank name', [{ name: ' ' }], 'BAD_INPUT', '0', 'name'],
    ['with a choice of nothing', [{ name: 'A', control: 'SELECT' }], 'BAD_INPUT', '0', 'options'],
    ['with options but no choice', [{ name: 'A', options: [{ value: 'a', label: 'A' }] }], 'BAD_INPUT', '0', 'options'],
    [
      'with an option with a bar',
      [{ name: 'A', control: 'SELECT', options: [{ value: 'a|b', label: 'A' }] }],
      'BAD_INPUT',
      '0',
      'options',
      '0',
      'value',
    ],
    [
      'with two options alike',
      [
        {
          name: 'A',
          control: 'SELECT',
          options: [
            { value: 'a', label: 'A' },
            { value: 'a', label: 'B' },
          ],
        },
      ],
      'BAD_INPUT',
      '0',
      'options',
      '1',
      'value',
    ],
    [
      'with a label of two lines',
      [{ name: 'A', control: 'SELECT', options: [{ value: 'a', label: 'A\nB' }] }],
      'BAD_INPUT',
      '0',
      'options',
      '0',
      'label',
    ],
    [
      'with a default that is no option',
      [{ name: 'A', control: 'SELECT', options: [{ value: 'a', label: 'A' }], defaultValue: 'b' }],
      'BAD_INPUT',
      '0',
      'defaultValue',
    ],
    [
      'with a check that is neither',
      [{ name: 'A', control: 'CHECKBOX', defaultValue: 'maybe' }],
      'BAD_INPUT',
      '0',
      'defaultValue',
    ],
    [
      'with a plain sensitive default',
      [{ name: 'A', control: 'SENSITIVE', defaultValue: 'x' }],
      'BAD_INPUT',
      '0',
      'defaultValue',
    ],
    ['with a sensitive plain default', [{ name: 'A', defaultSecret: 'x' }], 'BAD_INPUT', '0', 'defaultSecret'],
    ['too many', Array.from({ length: 501 }, (_, i) => ({ name: `T${i}` })), 'BAD_INPUT'],
  ])('are refused %s', async (_what, templates, code, ...path) => {
    expect((await set(templates as object[])).errors).toMatchObject([{ code, path: ['input', 'templates', ...path] }])
    expect(await shop.space.db.variableTemplate.count()).toBe(0)
  })

  test('take the permission to edit their owner', async () => {
    const ofProject = await shop.somebody([['ProjectView', 'LibraryVariableSetView', 'ProjectEdit'], { Projects: [1] }])
    const ofSet = await shop.somebody([['ProjectView', 'LibraryVariableSetView', 'LibraryVariableSetEdit']])
    expect((await set([], {}, ofProject)).errors).toEqual([])
    expect((await set([], {}, ofSet)).errors).toMatchObject([{ code: 'FORBIDDEN' }])
    expect((await set([], { owner: COMMON }, ofSet)).errors).toEqual([])
    expect((await set([], { owner: COMMON }, ofProject)).errors).toMatchObject([{ code: 'FORBIDDEN' }])
    expect((await set([], { owner: id('Projects', 2) }, ofProject)).errors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect((await set([], { owner: id('Tenants', 1) })).errors).toMatchObject([{ code: 'BAD_ID' }])
  })
})
