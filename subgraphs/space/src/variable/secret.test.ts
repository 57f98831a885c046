import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import { inputKey } from '@spaceport/kit/secret/input-key'
import { createHash, createHmac } from 'node:crypto'
import { openSecret } from '../secret/open.js'
import { MANAGER } from '../testing/callers.js'
import { formsOf, keptText } from '../testing/kept-text.js'
import { mutate } from '../testing/mutate.js'
import { TEST_SECRETS } from '../testing/secrets.js'
import { COMMON, id, SHOP, variableSpace, type VariableSpace } from '../testing/variables.js'
import { freezeVariables } from './snapshot.js'

let shop: VariableSpace

beforeAll(async () => {
  shop = await variableSpace()
})

afterAll(() => shop.space.close())
afterEach(() => void jest.restoreAllMocks())

const SECRETS = ['correct horse battery staple', 'tr0ub4dor & three', '#{Pass} of the template', 'a value of Acme only']
const [FIRST = '', SECOND = '', DEFAULT = '', VALUE = ''] = SECRETS

const secretOf = async (name: string) => {
  const { secretId } = await shop.space.db.variable.findFirstOrThrow({ where: { name } })
  return secretId!
}

const opened = async (secretId: number) => openSecret(shop.space.db, await shop.space.contextOf(), secretId)

test('a sensitive value opens as it was, and stands nowhere: in no row, event, answer, snapshot or line of the log', async () => {
  const { space } = shop
  const lines: string[] = []
  for (const stream of [process.stderr, process.stdout]) {
    jest.spyOn(stream, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
  }
  const answers: unknown[] = []
  const ask = async (mutation: string, input: Record<string, unknown>, fields = '') => {
    const answer = await mutate(space, mutation, { ...input, idempotencyKey: mutation }, MANAGER, fields)
    expect(answer.errors).toEqual([])
    answers.push(answer)
    return answer
  }
  const sensitive = { name: 'Password', type: 'SENSITIVE' }
  const all = 'variable { id name value hasValue isSensitive usesVariables }'
  const { variable } = await ask('createVariable', { owner: SHOP, ...sensitive, secret: FIRST }, all)
  const first = await secretOf('Password')
  expect(await opened(first)).toBe(FIRST)
  await space.db.$transaction((tx) => freezeVariables(tx, 1))
  await ask('updateVariable', { id: (variable as { id: string }).id, secret: SECOND }, all)
  expect(await opened(await secretOf('Password'))).toBe(SECOND)
  // What was frozen goes on meaning what it meant.
  expect(await opened(first)).toBe(FIRST)
  await ask('setVariables', { owner: COMMON, set: [{ ...sensitive, secret: FIRST }] }, 'variables { value }')
  const templates = [{ name: 'Token', control: 'SENSITIVE', defaultSecret: DEFAULT }]
  await ask('setVariableTemplates', { owner: SHOP, templates })
  const template = await space.db.variableTemplate.findFirstOrThrow()
  expect(await opened(template.defaultSecretId!)).toBe(DEFAULT)
  await ask(
    'setTemplateValues',
    {
      space: 'Spaces-1',
      values: [{ template: id('VariableTemplates', template.id), tenant: id('Tenants', 1), secret: VALUE }],
    },
    'values { value hasValue template { defaultValue hasDefault } }',
  )
  const value = await space.db.templateValue.findFirstOrThrow()
  expect(await opened(value.secretId!)).toBe(VALUE)
  await space.db.$transaction((tx) => freezeVariables(tx, 1))

  const { data } = await space.ask(`{
    variables(first: 9) { nodes { name value hasValue usesVariables } }
    tenants(first: 9) { nodes { templateValues { values { value hasValue template { defaultValue } } } } }
    projects(first: 9) { nodes { variableTemplates { defaultValue hasDefault } } }
    events(first: 90) { nodes { before after } }
    effectiveVariables(project: "${SHOP}", environment: "${id('Environments', 1)}", tenant: "${id('Tenants', 1)}") {
      variables { name value winner { value hasValue isSensitive } losers { value { value } } } }
    search(text: "staple", first: 9) { nodes { title } }
  }`)
  answers.push(data)
  const rows = await keptText(space)
  // What is looked through holds what it should.
  expect(rows).toContain('setTemplateValues')
  expect(JSON.stringify(answers)).toContain('"secretId":')
  for (const text of SECRETS) {
    for (const form of formsOf(text)) {
      expect(rows).not.toContain(form)
      expect(JSON.stringify(answers)).not.toContain(form)
      expect(lines.join('')).not.toContain(form)
    }
  }
})

test('an idempotency key is bound to a sensitive value by no hash that whoever reads the database could try guesses on', async () => {
  const { db } = shop.space
  const input = { owner: SHOP, name: 'Guessed', type: 'SENSITIVE', secret: 'hunter2', idempotencyKey: 'guess' }
  expect((await shop.create(input)).errors).toEqual([])
  const { inputHash } = await db.idempotentAnswer.findFirstOrThrow({ where: { key: 'guess' } })
  const canonical = Object.fromEntries(Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1)))
  const plain = createHash('sha256')
    .update(JSON.stringify(['createVariable', canonical]))
    .digest()
  expect(Buffer.from(inputHash).equals(plain)).toBe(false)
  const hash = (key: Buffer) =>
    createHmac('sha256', key)
      .update(JSON.stringify(['createVariable', canonical]))
      .digest()
  expect(Buffer.from(inputHash)).toEqual(hash(inputKey(TEST_SECRETS.current(), 'Spaces-1')))
  expect(await shop.create({ ...input, secret: 'hunter3' })).toMatchObject({
    errors: [{ code: 'IDEMPOTENCY_MISMATCH' }],
  })
})

describe('a sensitive value', () => {
  test('that is set to what it is keeps its row; another one has a row of its own', async () => {
    const variable = await shop.made({ name: 'Same', type: 'SENSITIVE', secret: 'a' })
    const set = (secret: string | null) => mutate(shop.space, 'updateVariable', { id: variable, secret }, MANAGER)
    const before = await secretOf('Same')
    expect((await set('a')).errors).toEqual([])
    expect(await secretOf('Same')).toBe(before)
    await set('b')
    expect(await secretOf('Same')).not.toBe(before)
    await set(null)
    expect(await secretOf('Same')).toBeNull()
  })

  test.each([
    ['too long', 'ä'.repeat(32_769), 'has more than 64 KiB'],
    ['no text', 'hunter2\ud800', 'is not well-formed Unicode'],
  ])('that is %s is refused without a word of it', async (_what, secret, fault) => {
    const { errors } = await shop.create({ name: 'Bad', type: 'SENSITIVE', secret })
    expect(errors).toEqual([{ code: 'BAD_INPUT', message: `The secret ${fault}.`, path: ['input', 'secret'] }])
  })
})

describe('a plain value in an event', () => {
  const values = async (who: Caller) => {
    const query =
      '{ events(first: 100, orderBy: { field: AT, direction: ASC }) { nodes { subject action before after } } }'
    type Nodes = { nodes: { subject: string; action: string; before: Row; after: Row }[] }
    type Row = {
      name?: string
      value?: string
      templateValues?: { value: string }[]
      variableTemplates?: { defaultValue: string }[]
    } | null
    const { data, errors } = await shop.space.ask<{ events: Nodes }>(query, {}, who)
    expect(errors).toEqual([])
    const of = (row: Row) => [row?.value, row?.templateValues?.[0]?.value, row?.variableTemplates?.at(-1)?.defaultValue]
    const told = data.events.nodes.flatMap(({ before, after }) => [...of(before), ...of(after)])
    return [...new Set(told)].filter((value) => value?.startsWith('plain') || value === '(hidden)')
  }

  test('is told to whoever could read it where it is, and hidden from others', async () => {
    const dev = { environments: [id('Environments', 1)] }
    await shop.made({ name: 'Everywhere', value: 'plain everywhere' })
    await shop.made({ name: 'Dev', value: 'plain dev', scope: dev })
    await shop.made({ owner: COMMON, name: 'Common', value: 'plain common', scope: dev })
    const kept = await shop.space.db.variableTemplate.findFirstOrThrow()
    const templates = [
      { id: id('VariableTemplates', kept.id), name: 'Token', control: 'SENSITIVE' },
      { name: 'Plain', defaultValue: 'plain default' },
    ]
    expect((await mutate(shop.space, 'setVariableTemplates', { owner: SHOP, templates }, MANAGER)).errors).toEqual([])
    const { id: plain } = await shop.space.db.variableTemplate.findFirstOrThrow({ where: { name: 'Plain' } })
    const value = { template: id('VariableTemplates', plain), tenant: id('Tenants', 1), value: 'plain acme' }
    const set = await mutate(shop.space, 'setTemplateValues', { space: 'Spaces-1', values: [value] }, MANAGER)
    expect(set.errors).toEqual([])

    const every = ['plain everywhere', 'plain dev', 'plain common', 'plain default', 'plain acme']
    expect(await values(MANAGER)).toEqual(every)
    expect(await values(await shop.somebody([['EventView']]))).toEqual(['(hidden)'])
    const sees = (
      await values(
        await shop.somebody(
          [['EventView', 'TenantView', 'ProjectView']],
          [['VariableView'], { Projects: [1], Environments: [1] }],
        ),
      )
    ).toSorted()
    expect(sees).toEqual(['(hidden)', 'plain acme', 'plain default', 'plain dev'])
    const group = await shop.somebody(
      [['EventView'], { ProjectGroups: [1] }],
      [['VariableView', 'VariableViewUnscoped'], { ProjectGroups: [1] }],
    )
    expect((await values(group)).toSorted()).toEqual(['(hidden)', 'plain dev', 'plain everywhere'])
  })
})
