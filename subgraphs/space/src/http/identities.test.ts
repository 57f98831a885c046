import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { readIdentity } from '@spaceport/kit/bundle/identity'
import { possessionSchema, verifyPossession, type Possession } from '@spaceport/kit/bundle/possession'
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

it('tells the zone what each Space hands to others, by root and name, nothing secret, and proves it where that is asked', async () => {
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

  const rotate = `mutation { rotateSpaceKeys(input: { space: "Spaces-12", expectedGeneration: 1 }) { errors { code } } }`
  await instance
    .as('gateway')
    .call({ method: 'POST', path: '/spaces/Spaces-12/graphql', json: { query: rotate }, caller: MANAGER })
  const nonce = 'a'.repeat(64)
  const answer = await instance.as('zone').ask({ method: 'POST', path: '/internal/identities', json: { nonce } })
  const [none, proven] = (answer as { spaces: { proof: Possession | null }[] }).spaces
  expect(none?.proof).toBeNull()
  const newest = verifyPossession(possessionSchema.parse(proven?.proof), { nonce, space: 'Spaces-12' })
  expect(newest).toMatchObject({ root: identity.root, generation: 2 })
})
