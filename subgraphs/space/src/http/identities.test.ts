import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { readIdentity } from '@spaceport/kit/bundle/identity'
import { closeConnections } from '@spaceport/kit/client'
import { MANAGER } from '../testing/callers.js'
import { testInstance, type TestInstance } from '../testing/instance.js'

let instance: TestInstance
beforeAll(async () => {
  instance = await testInstance()
  for (const space of ['Spaces-12', 'Spaces-2']) {
    const json = { space, members: [{ subject: 'Users-1', role: 16 }] }
    await instance.as('directory').ask({ method: 'POST', path: '/internal/spaces', json })
  }
})
afterAll(async () => {
  await instance.close()
  await closeConnections()
})

it('tells the zone what each Space hands to others, by root and name, and nothing secret', async () => {
  const identities = () => instance.as('zone').ask({ method: 'POST', path: '/internal/identities', json: {} })
  expect(await identities()).toEqual({
    spaces: [
      { space: 'Spaces-2', identity: null },
      { space: 'Spaces-12', identity: null },
    ],
  })
  const query = `mutation { createSpaceKeys(input: { space: "Spaces-12", name: "Acme" }) { spaceIdentity { identity } } }`
  const { json } = await instance
    .as('gateway')
    .call({ method: 'POST', path: '/spaces/Spaces-12/graphql', json: { query }, caller: MANAGER })
  const made = json as { data: { createSpaceKeys: { spaceIdentity: { identity: string } } } }
  const identity = readIdentity(made.data.createSpaceKeys.spaceIdentity.identity)
  expect(identity.space).toBe('Acme')
  expect(await identities()).toEqual({
    spaces: [
      { space: 'Spaces-2', identity: null },
      { space: 'Spaces-12', identity },
    ],
  })
})
