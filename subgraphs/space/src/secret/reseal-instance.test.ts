import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { dropDatabase, listDatabases } from '@spaceport/database/provision'
import { testServer } from '@spaceport/database/testing'
import { generateEncryptionKey } from '@spaceport/kit/secret/key'
import { fixedSecretKeys } from '@spaceport/kit/secret/ring'
import { randomBytes } from 'node:crypto'
import { ContentStore } from '../content/store.js'
import { enterSpace } from '../instance/enter.js'
import { Spaces } from '../instance/spaces.js'
import { MANAGER } from '../testing/callers.js'
import { keepSecret } from './keep.js'
import { openSecret } from './open.js'
import { resealInstance, type ResealProgress } from './reseal-instance.js'

const [older, newer] = [generateEncryptionKey(), generateEncryptionKey()] as [string, string]
const prefix = `t${randomBytes(6).toString('hex')}`
const signal = new AbortController().signal

let adminUrl: string
let keys = fixedSecretKeys(older)
let spaces: Spaces
beforeAll(async () => {
  ;({ adminUrl } = await testServer())
  const secrets = { current: () => keys.current() }
  const content = new ContentStore('/nowhere')
  spaces = await Spaces.open({ adminUrl, prefix, instance: 'Instances-4', secret: 'of a test', secrets, content })
  for (const id of ['Spaces-1', 'Spaces-2']) await spaces.create(id, [{ subject: MANAGER.subject, role: 16 }])
})
afterAll(async () => {
  await spaces.close()
  for (const name of await listDatabases(adminUrl, prefix)) await dropDatabase(adminUrl, name)
})
afterEach(() => void jest.restoreAllMocks())

const enter = (id: string) => enterSpace(spaces, id, { caller: MANAGER, requestId: 'test', signal })

async function keep(id: string, text: string): Promise<number> {
  const context = await enter(id)
  return context.db.$transaction((tx) => keepSecret(tx, context, text))
}

async function open(id: string, secretId: number): Promise<string> {
  const context = await enter(id)
  return openSecret(context.db, context, secretId)
}

async function reseal(): Promise<{ failed: string[]; progress: ResealProgress[] }> {
  const progress: ResealProgress[] = []
  const failed = await resealInstance(spaces, 'Instances-4', (line) => progress.push(line))
  return { failed, progress }
}

const line = (space: string, reencrypted: number, done: boolean) => ({ space, reencrypted, unreadable: 0, done })

test('an Instance seals under the key that it is given while it runs, and all that it has kept is sealed anew', async () => {
  const ids = { 'Spaces-1': await keep('Spaces-1', 'one'), 'Spaces-2': await keep('Spaces-2', 'two') }
  keys = fixedSecretKeys(newer, older)
  expect(await open('Spaces-1', ids['Spaces-1'])).toBe('one')
  expect(await reseal()).toEqual({
    failed: [],
    progress: [
      ...[line('Spaces-1', 1, false), line('Spaces-1', 1, true)],
      ...[line('Spaces-2', 1, false), line('Spaces-2', 1, true)],
    ],
  })
  keys = fixedSecretKeys(newer)
  expect(await open('Spaces-1', ids['Spaces-1'])).toBe('one')
  expect(await open('Spaces-2', ids['Spaces-2'])).toBe('two')
  expect((await reseal()).progress).toEqual([line('Spaces-1', 0, true), line('Spaces-2', 0, true)])
})

test('a Space in which it fails leaves the others alone, and is named', async () => {
  const lines: string[] = []
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => lines.push(String(text)) > 0)
  jest.spyOn(spaces, 'get').mockRejectedValueOnce(new Error('its database is away'))
  const { failed, progress } = await reseal()
  expect(failed).toEqual(['Spaces-1'])
  expect(progress).toEqual([line('Spaces-2', 0, true)])
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    ...{ level: 'error', message: 'the sensitive values of a Space were not re-encrypted', space: 'Spaces-1' },
  })
})
