import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { openDirectory, type DirectoryDatabase } from './directory.js'
import { listen, type Listener } from './listen.js'
import { testDatabase, type TestDatabase } from './testing.js'

let made: TestDatabase
let database: DirectoryDatabase
let listener: Listener
let heard: string[]

beforeEach(async () => {
  made = await testDatabase('directory')
  database = openDirectory(made.appUrl)
  heard = []
  listener = await listen(made.appUrl, 'a_channel', (payload) => heard.push(payload))
})
afterEach(async () => {
  await listener.close()
  await database.close()
  await made.drop()
})

/** Sends until it is heard. */
async function reaches(payload: string): Promise<void> {
  while (!heard.includes(payload)) await database.client.$queryRaw`SELECT pg_notify('a_channel', ${payload})::text`
}

test('a listener hears what is sent when it commits', async () => {
  await reaches('one')
  await reaches('two')
  expect(new Set(heard)).toEqual(new Set(['one', 'two']))
})

test('a listener hears again after its connection was lost', async () => {
  await reaches('before')
  await database.client.$queryRaw`
    SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'spaceport-listen'`
  await reaches('after')
})

test('a listener that cannot connect at first says so', async () => {
  const url = new URL(made.appUrl)
  url.password = 'wrong'
  await expect(listen(url.toString(), 'a_channel', () => {})).rejects.toThrow(/password/)
})
