import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { LONGEST_SECRET } from './text.js'
import { generateEncryptionKey } from '@spaceport/kit/secret/key'
import { fixedSecretKeys } from '@spaceport/kit/secret/ring'
import type { SpaceContext } from '../context.js'
import { asAdmin } from '../testing/plans.js'
import { testSpace, type TestSpace } from '../testing/space.js'
import { change, type Tx } from '../write/change.js'
import { keepSecret } from './keep.js'
import { openSecret } from './open.js'
import { sameSecret } from './same.js'

let space: TestSpace
let context: SpaceContext
beforeAll(async () => {
  space = await testSpace()
  context = await space.contextOf()
})
afterAll(() => space.close())
afterEach(() => void jest.restoreAllMocks())

const inTransaction = <T>(work: (tx: Tx) => Promise<T>) => space.db.$transaction(work)
const keep = (text: string, by = context) => inTransaction((tx) => keepSecret(tx, by, text, 'input', 'value'))
const UNOPENED = { code: 'INTERNAL', message: 'A sensitive value could not be opened.', details: {} }

/** What goes into the log from now on. */
function logged(): () => string {
  const lines: string[] = []
  jest.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
  return () => lines.join('')
}

/** All rows of all tables, as text. */
function everything(): Promise<string> {
  return asAdmin(space, async (client) => {
    const tables = await client.query<{ name: string }>(
      `SELECT format('%I', relname) AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
    )
    const texts: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ text: string }>(`SELECT t::text AS text FROM ${name} t`)
      texts.push(...rows.map(({ text }) => text))
    }
    return texts.join('\n')
  })
}

describe('a sensitive value', () => {
  test('is kept and opens as it was, each in a row of its own', async () => {
    const texts = ['hunter2', '', ' \n\t', '☂ – 🂡', 'a'.repeat(LONGEST_SECRET), 'hunter2']
    const ids: number[] = []
    for (const text of texts) ids.push(await keep(text))
    expect(new Set(ids).size).toBe(texts.length)
    for (const [i, id] of ids.entries()) expect(await openSecret(space.db, context, id)).toBe(texts[i])
  })

  test.each([
    ['has more than 64 KiB', `${'☂'.repeat(LONGEST_SECRET / 3 + 1)}`],
    ['is not well-formed Unicode', 'hunter2\ud800'],
    ['holds U+0000', 'hunter2\0'],
  ])('that %s is refused, without a word of it, and nothing is kept', async (fault, text) => {
    const before = await space.db.secret.count()
    await expect(keep(text)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: `The value ${fault}.`,
      details: { path: ['input', 'value'] },
    })
    expect(await space.db.secret.count()).toBe(before)
  })

  test('that is set to what it is is the same, and to anything else is not', async () => {
    const id = await keep('hunter2')
    const same = (text: string) => inTransaction((tx) => sameSecret(tx, context, id, text))
    expect(await same('hunter2')).toBe(true)
    for (const other of ['hunter3', 'hunter', 'hunter22', '', 'Hunter2']) expect(await same(other)).toBe(false)
  })

  test('that was altered does not open, is the same as nothing, and can be set anew', async () => {
    const log = logged()
    const id = await keep('hunter2')
    const { sealed, keyId } = await space.db.secret.findUniqueOrThrow({ where: { id } })
    await space.db.secret.update({
      where: { id },
      data: { sealed: sealed.map((byte, i) => (i === 20 ? byte ^ 1 : byte)) },
    })
    await expect(openSecret(space.db, context, id)).rejects.toMatchObject(UNOPENED)
    expect(JSON.parse(log())).toMatchObject({ level: 'error', space: 'Spaces-1', secretId: id, keyId, hasKey: true })
    expect(await inTransaction((tx) => sameSecret(tx, context, id, 'hunter2'))).toBe(false)
    expect(log()).not.toContain('hunter')
  })

  test('does not open in another Space, nor without its key', async () => {
    const log = logged()
    const id = await keep('hunter2')
    await expect(openSecret(space.db, { ...context, spaceId: 'Spaces-2' }, id)).rejects.toMatchObject(UNOPENED)
    const secrets = fixedSecretKeys(generateEncryptionKey())
    await expect(openSecret(space.db, { ...context, secrets }, id)).rejects.toMatchObject(UNOPENED)
    const lines = log().trim().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { hasKey: boolean }).hasKey)).toEqual([true, false])
  })

  test('that is not there is no value of nobody', async () => {
    await expect(openSecret(space.db, context, 999_999)).rejects.toThrow('there is no secret 999999 in Spaces-1')
    await expect(inTransaction((tx) => sameSecret(tx, context, 999_999, ''))).rejects.toThrow('there is no secret')
  })

  test('stands nowhere in the database, in no event and in no line of the log', async () => {
    const log = logged()
    const text = 'correct horse battery staple'
    const id = await change(context, {
      operation: 'setSomething',
      permission: 'ProjectEdit',
      input: { idempotencyKey: 'once' },
      async run(tx) {
        const secretId = await keepSecret(tx, context, text)
        await sameSecret(tx, context, secretId, text)
        const after = { secretId, keptBack: true }
        return { answer: secretId, changed: [{ kind: 'Spaces', id: 'Spaces-1', version: 1, before: null, after }] }
      },
    })
    expect(await openSecret(space.db, context, id)).toBe(text)
    const rows = await everything()
    // What is looked through holds what it should.
    expect(rows).toContain('setSomething')
    expect(rows).toContain(
      Buffer.from((await space.db.secret.findUniqueOrThrow({ where: { id } })).sealed).toString('hex'),
    )
    const written = [Buffer.from(text).toString('hex'), Buffer.from(text).toString('base64').slice(0, 36), text]
    for (const form of written) {
      expect(rows).not.toContain(form)
      expect(log()).not.toContain(form)
    }
  })
})
