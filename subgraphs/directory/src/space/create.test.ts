import { createServer } from 'node:net'
import { once } from 'node:events'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { made, mutate } from '../testing/changes.js'
import { ada, somebody, testDirectory, type TestDirectory } from '../testing/directory.js'
import { testInstance, type TestInstance } from '../testing/instance.js'

let directory: TestDirectory
let instance: TestInstance
let working: TestInstance['answer']

beforeAll(async () => {
  directory = await testDirectory()
  instance = await testInstance(directory, 'Brisbane 1')
  working = instance.answer
})
beforeEach(() => {
  instance.answer = working
})
afterAll(async () => {
  await instance.close()
  await directory.close()
})

const counts = async () => {
  const { space, entry, auditEvent, change, idempotentAnswer, revision } = directory.database.client
  return {
    spaces: await space.count(),
    entries: await entry.count(),
    audit: await auditEvent.count(),
    changes: await change.count(),
    answers: await idempotentAnswer.count(),
    revision: (await revision.findFirst())?.value,
  }
}

describe('createSpace', () => {
  test('has the Instance make the Space, with the roles asked for, and lets the groups in', async () => {
    const group = await made(directory, 'createGroup', { name: 'Platform' })
    const members = [
      { subject: 'Users-1', role: 'SPACE_MANAGER' },
      { subject: group, role: 'PROJECT_VIEWER' },
    ]
    const input = { name: ' Web Shop ', description: 'Sells', instance: instance.id, groups: [group, group], members }
    const { errors, space } = await mutate(directory, 'createSpace', input)
    expect(errors).toEqual([])
    expect(space).toMatchObject({
      name: 'Web Shop',
      slug: 'web-shop',
      description: 'Sells',
      instance: { id: instance.id },
    })
    const { id } = space as { id: string }
    expect(instance.made.at(-1)).toEqual({
      space: id,
      members: [
        { subject: 'Users-1', role: 16 },
        { subject: group, role: 11 },
      ],
    })
    const answer = await directory.ask(ada, `{ group(id: "${group}") { spaces { id } } }`)
    expect(answer.data).toEqual({ group: { spaces: [{ id }] } })
  })

  test('leaves nothing behind when the Instance cannot be reached, and can be sent again', async () => {
    const input = { name: 'Retried', instance: instance.id, groups: ['Groups-1'], idempotencyKey: 'retried-1' }
    const before = await counts()
    instance.answer = () => Response.json({}, { status: 500 })
    expect((await mutate(directory, 'createSpace', input)).errors).toEqual([
      { code: 'INSTANCE_UNAVAILABLE', path: ['input', 'instance'] },
    ])
    expect(await counts()).toEqual(before)
    const [asked] = instance.made.slice(-1)

    instance.answer = working
    const first = await mutate(directory, 'createSpace', input)
    expect(first.errors).toEqual([])
    // The id of the failed attempt is never used again.
    expect((first.space as { id: string }).id).not.toBe(asked?.space)

    const calls = instance.made.length
    expect(await mutate(directory, 'createSpace', input)).toEqual(first)
    expect(instance.made).toHaveLength(calls)
  })

  test('says so when nobody listens where the Instance was', async () => {
    const gone = createServer().listen(0, '127.0.0.1')
    await once(gone, 'listening')
    const { port } = gone.address() as { port: number }
    gone.close()
    await once(gone, 'close')
    await mutate(directory, 'updateInstance', { id: instance.id, url: `http://127.0.0.1:${port}` })
    const before = await counts()
    const { errors } = await mutate(directory, 'createSpace', { name: 'Nowhere', instance: instance.id })
    expect(errors).toMatchObject([{ code: 'INSTANCE_UNAVAILABLE' }])
    expect(await counts()).toEqual(before)
    await mutate(directory, 'updateInstance', { id: instance.id, url: instance.url })
  })

  test('makes one Space of two requests with the same key at the same time', async () => {
    const input = { name: 'Twice', instance: instance.id, idempotencyKey: 'twice-1' }
    const [one, other] = await Promise.all([
      mutate(directory, 'createSpace', input),
      mutate(directory, 'createSpace', input),
    ])
    expect(one.errors).toEqual([])
    expect(other).toEqual(one)
    expect(await directory.database.client.space.count({ where: { nameKey: 'twice' } })).toBe(1)
  })

  test('makes one Space of two requests with the same name at the same time', async () => {
    const input = { name: 'Same name', instance: instance.id }
    const outcomes = await Promise.all([1, 2].map(() => mutate(directory, 'createSpace', input)))
    expect(outcomes.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual(['CONFLICT'])
  })

  test('is not held up by an Instance that works on another Space', async () => {
    let finish: (answer: Response) => void = () => {}
    const asked = new Promise<void>((resolve) => {
      instance.answer = () => {
        resolve()
        return new Promise((resolve) => (finish = resolve))
      }
    })
    const slow = mutate(directory, 'createSpace', { name: 'Slow', instance: instance.id })
    await asked
    const other = await made(directory, 'createGroup', { name: 'Meanwhile' })
    await made(directory, 'grantEntry', { group: other, space: 'Spaces-1' })
    finish(await working())
    expect((await slow).errors).toEqual([])
  })

  test('leaves nothing behind when the directory is cut off in the middle, and can be sent again', async () => {
    const input = { name: 'Cut off', instance: instance.id, idempotencyKey: 'cut-off-1' }
    const before = await counts()
    // Ends the connection that waits for the Instance, as a crash of the process would.
    const crash = () => directory.database.client.$queryRaw`
      SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
      WHERE datname = current_database() AND state = 'idle in transaction' AND pid <> pg_backend_pid()`
    instance.answer = async () => {
      await crash()
      return working()
    }
    await expect(mutate(directory, 'createSpace', input)).rejects.toThrow('INTERNAL')
    expect(await counts()).toEqual(before)
    instance.answer = working
    expect((await mutate(directory, 'createSpace', input)).errors).toEqual([])
  })

  test.each([
    [{ name: 'WEB  shop' }, 'CONFLICT', ['input', 'name']],
    [{ name: ' ' }, 'BAD_INPUT', ['input', 'name']],
    [{ name: 'a\u0000b' }, 'BAD_INPUT', ['input', 'name']],
    [{ name: 'x'.repeat(201) }, 'BAD_INPUT', ['input', 'name']],
    [{ instance: 'Instances-99' }, 'NOT_FOUND', ['input', 'instance']],
    [{ instance: 'Spaces-1' }, 'BAD_ID', ['input', 'instance']],
    [{ groups: ['Groups-99'] }, 'NOT_FOUND', ['input', 'groups']],
    [{ members: [{ subject: 'Users-99', role: 'SPACE_MANAGER' }] }, 'NOT_FOUND', ['input', 'members']],
    [{ members: [{ subject: 'Groups-99', role: 'PROJECT_VIEWER' }] }, 'NOT_FOUND', ['input', 'members']],
    [{ members: [{ subject: 'everybody', role: 'PROJECT_VIEWER' }] }, 'BAD_ID', ['input', 'members']],
  ])('refuses %j with %s', async (wrong, code, path) => {
    const [before, calls] = [await counts(), instance.made.length]
    const input = { name: 'Refused', instance: instance.id, ...wrong }
    const { errors, space } = await mutate(directory, 'createSpace', input)
    expect({ errors, space }).toEqual({ errors: [{ code, path }], space: null })
    expect(await counts()).toEqual(before)
    expect(instance.made).toHaveLength(calls)
  })

  test('takes an administrator', async () => {
    const input = { name: 'Mine', instance: instance.id }
    const calls = instance.made.length
    const { errors } = await mutate(directory, 'createSpace', input, somebody('Users-2', ['Groups-1']))
    expect(errors).toEqual([{ code: 'FORBIDDEN', path: [] }])
    expect(instance.made).toHaveLength(calls)
  })

  test('gives like names different slugs', async () => {
    const slugs: unknown[] = []
    for (const name of ['Café', 'Cafe', 'cafe!', '北京']) {
      const { space } = await mutate(directory, 'createSpace', { name, instance: instance.id })
      slugs.push((space as { slug: string }).slug)
    }
    expect(slugs).toEqual(['cafe', 'cafe-2', 'cafe-3', 'space'])
  })
})

describe('updateSpace', () => {
  test('changes what is given, and counts the version', async () => {
    const id = await made(directory, 'createSpace', { name: 'Before', description: 'x', instance: instance.id })
    const { space } = await mutate(directory, 'updateSpace', { id, name: 'After', expectedVersion: 1 })
    expect(space).toEqual({ id, name: 'After', slug: 'before', description: 'x', version: 2 })
    expect((await mutate(directory, 'updateSpace', { id, description: null })).space).toMatchObject({
      description: null,
    })
  })

  test('refuses an old version, a taken name and an unknown Space', async () => {
    const id = await made(directory, 'createSpace', { name: 'Guarded', instance: instance.id })
    const codes = async (input: object) => (await mutate(directory, 'updateSpace', { id, ...input })).errors
    expect(await codes({ name: 'x', expectedVersion: 2 })).toEqual([
      { code: 'VERSION_CONFLICT', path: ['input', 'expectedVersion'] },
    ])
    expect(await codes({ name: 'web shop' })).toEqual([{ code: 'CONFLICT', path: ['input', 'name'] }])
    expect(await codes({ id: 'Spaces-999', name: 'x' })).toEqual([{ code: 'NOT_FOUND', path: ['input', 'id'] }])
    expect(await codes({ name: 'GUARDED' })).toEqual([])
  })
})
