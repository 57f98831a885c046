import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { generateKeyPair } from '@spaceport/kit/assertion/keys'
import { mutate } from '../testing/changes.js'
import { testDirectory, type TestDirectory } from '../testing/directory.js'
import { follow } from '../testing/follow.js'
import { testInstance, type TestInstance } from '../testing/instance.js'

let directory: TestDirectory
let one: TestInstance
let two: TestInstance
beforeAll(async () => {
  directory = await testDirectory()
  one = await testInstance(directory, 'One')
  two = await testInstance(directory, 'Two')
})
afterAll(async () => {
  await Promise.all([one.close(), two.close()])
  await directory.close()
})

const rotate = async (publicKey: string | null, more: object = {}) => {
  const { errors, instance } = await mutate(directory, 'rotateInstanceKey', { id: one.id, publicKey, ...more })
  return errors.length > 0 ? errors : (instance as { publicKey: string; nextPublicKey: string | null })
}

describe('the next key of an Instance', () => {
  test('is told to whoever follows the membership, beside the one that it has, and takes its place', async () => {
    const stream = follow(directory.gateway)
    await stream.news()
    const next = generateKeyPair().publicKey
    expect(await rotate(next)).toMatchObject({ publicKey: one.publicKey, nextPublicKey: next })
    const told = { id: one.id, publicKey: one.publicKey, nextPublicKey: next }
    expect(await stream.news()).toMatchObject({ type: 'change', instances: [told] })

    const { errors } = await mutate(directory, 'updateInstance', { id: one.id, publicKey: next })
    expect(errors).toEqual([])
    const ended = { id: one.id, publicKey: next, nextPublicKey: null }
    expect(await stream.news()).toMatchObject({ type: 'change', instances: [ended] })
    await mutate(directory, 'updateInstance', { id: one.id, publicKey: one.publicKey })
    await stream.close()
  })

  test('can be withdrawn', async () => {
    await rotate(generateKeyPair().publicKey)
    expect(await rotate(null)).toMatchObject({ publicKey: one.publicKey, nextPublicKey: null })
  })

  test('stays when something else of the Instance is changed', async () => {
    const next = generateKeyPair().publicKey
    await rotate(next)
    await mutate(directory, 'updateInstance', { id: one.id, name: 'One again' })
    const row = await directory.database.client.instance.findUniqueOrThrow({ where: { publicKey: one.publicKey } })
    expect(row.nextPublicKey).toBe(next)
  })

  test('must be a key, and nobody else’s, now or next', async () => {
    expect(await rotate('AAAA')).toEqual([{ code: 'BAD_INPUT', path: ['input', 'publicKey'] }])
    const taken = [{ code: 'CONFLICT', path: ['input', 'publicKey'] }]
    expect(await rotate(two.publicKey)).toEqual(taken)
    const next = generateKeyPair().publicKey
    expect((await mutate(directory, 'rotateInstanceKey', { id: two.id, publicKey: next })).errors).toEqual([])
    expect(await rotate(next)).toEqual(taken)
    expect((await mutate(directory, 'updateInstance', { id: one.id, publicKey: next })).errors).toEqual(taken)
  })

  test('goes by the version, and to an Instance that there is', async () => {
    const next = generateKeyPair().publicKey
    expect(await rotate(next, { expectedVersion: 99 })).toEqual([
      { code: 'VERSION_CONFLICT', path: ['input', 'expectedVersion'] },
    ])
    const { errors } = await mutate(directory, 'rotateInstanceKey', { id: 'Instances-99', publicKey: next })
    expect(errors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'id'] }])
  })
})

describe('the address of an Instance', () => {
  const register = async (url: string) => {
    const input = { name: url, url, publicKey: generateKeyPair().publicKey }
    return (await mutate(directory, 'registerInstance', input)).errors
  }
  const refused = [{ code: 'BAD_INPUT', path: ['input', 'url'] }]

  test.each([
    'http://169.254.169.254',
    'http://[fe80::1]:80',
    'http://[::ffff:169.254.169.254]',
    'http://10.0.0.1:4001',
    'http://192.0.2.1',
    'http://0.0.0.0:4001',
    'http://[fd00:ec2::254]',
    'http://2130706434.example/x',
  ])('%s is refused by a directory that listens on this machine alone', async (url) => {
    expect(await register(url)).toEqual(refused)
    expect((await mutate(directory, 'updateInstance', { id: one.id, url })).errors).toEqual(refused)
  })

  test.each(['http://127.0.0.2:4001', 'http://[::1]:4001', 'http://localhost:4001', 'http://2130706433:4002'])(
    '%s is this machine, and taken',
    async (url) => expect(await register(url)).toEqual([]),
  )
})
