import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { BUILT_IN_ROLES } from '@spaceport/kit/rights/role'
import { schema } from '../schema.js'
import { caller } from '../testing/callers.js'
import { GIVEN, someGiven, type Given } from '../testing/matrix/cases.js'
import { expected, MUTATION_CASES } from '../testing/matrix/mutations.js'
import { fill, give, NOWHERE, SUBJECT } from '../testing/matrix/world.js'
import { testSpace, type TestSpace } from '../testing/space.js'

/** The Space in which the subject has a role, and one in which they have none. */
let here: TestSpace
let there: TestSpace
const subject = caller(SUBJECT)

beforeAll(async () => {
  ;[here, there] = await Promise.all([testSpace(1), testSpace(2)])
  await Promise.all([fill(here.db, 1), fill(there.db, 2)])
  await give(there.db, null, NOWHERE)
})
afterAll(() => Promise.all([here.close(), there.close()]))

const FIELDS = Object.values(schema.getMutationType()?.getFields() ?? {})
const FIELD_OF = new Map(FIELDS.map((field) => [field.name, field]))
const roleId = (name: string) => [...BUILT_IN_ROLES].find(([, role]) => role.name === name)?.[0] ?? 0

const SEED = Number(process.env.SPACEPORT_SEED ?? Date.now() % 2 ** 31)
/** In the long run every role with every limit; else some of them, by the seed. */
const TRIED = process.env.SPACEPORT_LONG === '1' ? GIVEN : someGiven(SEED)

type Answer = { answer: { errors: { code: string; message: string; path: string[] }[] } | null }

/** What a Space says to a mutation: a code, or null; and all that it said. */
async function tell(space: TestSpace, name: string, input: object, who = subject) {
  const type = FIELD_OF.get(name)?.args[0]?.type
  const query = `mutation ($input: ${type}) { answer: ${name}(input: $input) { errors { code message path } } }`
  const { data, errors } = await space.ask<Answer>(query, { input }, who)
  expect(errors).toEqual([])
  return { code: data.answer?.errors[0]?.code ?? null, said: JSON.stringify(data) }
}

/** The names and ids of things in a text. */
const things = (text: string) => text.match(/~\d[^~]*~|Spaces-\d+\/[A-Za-z]+-\d+/g) ?? []

type Told = { name: string; which: number; code: string | null; leaked: string[] }

/** What one mutation says, and what it should say. */
async function toldAndExpected(given: Given, [name, one]: (typeof CASES)[number]): Promise<[Told, Told][]> {
  const all: [Told, Told][] = []
  for (const which of [1, 2]) {
    const input = one.input(1, which)
    const { code, said } = await tell(here, name, input)
    const known = new Set(things(JSON.stringify(input)))
    const leaked = things(said).filter((thing) => !known.has(thing))
    all.push([
      { name, which, code, leaked },
      { name, which, code: expected(name, one, given, which), leaked: [] },
    ])
  }
  return all
}

async function expectExactly(given: Given): Promise<void> {
  const all: [Told, Told][] = []
  for (const one of CASES) all.push(...(await toldAndExpected(given, one)))
  expect(all.map(([told]) => told)).toEqual(all.map(([, wanted]) => wanted))
}

const CASES = Object.entries(MUTATION_CASES)

describe('every mutation', () => {
  test('has a case', () => {
    expect(CASES.map(([name]) => name).toSorted()).toEqual(FIELDS.map(({ name }) => name).toSorted())
  })

  test.each(TRIED)(`as $role, limited to $limit (seed ${SEED})`, async (given) => {
    await give(here.db, roleId(given.role ?? ''), given.scope)
    await expectExactly(given)
  })

  test('as nobody, or as who runs the fleet', async () => {
    await give(here.db, null, NOWHERE)
    const nobody: Given = { role: null, limit: 'none', scope: NOWHERE }
    await expectExactly(nobody)
    for (const systemRole of ['SystemAdministrator', 'SystemManager'] as const) {
      const who = caller('Users-8', { systemRoles: [systemRole] })
      for (const [name, one] of CASES) expect((await tell(here, name, one.input(1, 1), who)).code).toBe('NOT_FOUND')
    }
  })

  test('in a Space where one has no role says the same, whether what it names exists or not', async () => {
    await give(here.db, 16, NOWHERE)
    for (const [name, one] of CASES) {
      const answers = [await tell(there, name, one.input(2, 1)), await tell(there, name, one.input(2, 99))]
      expect({ name, codes: answers.map(({ code }) => code) }).toEqual({ name, codes: ['NOT_FOUND', 'NOT_FOUND'] })
      const [known, unknown] = answers.map(({ said }) => said.replaceAll('-99', '-1'))
      expect(known).toBe(unknown)
    }
  })

  test('for what lies in the other Space is of an id that is none here', async () => {
    await give(here.db, 16, NOWHERE)
    for (const [name, one] of CASES) {
      const { code } = await tell(here, name, one.input(2, 1))
      expect({ name, refused: code === 'NOT_FOUND' || code === 'BAD_ID' || code === 'BAD_INPUT' }).toEqual({
        name,
        refused: true,
      })
    }
  })
})
