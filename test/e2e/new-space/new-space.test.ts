import { beforeAll, expect, test } from '@jest/globals'
import { commonFleet } from '../../harness/common-fleet.js'
import type { Fleet } from '../../harness/fleet.js'

let fleet: Fleet
beforeAll(async () => {
  fleet = await commonFleet()
})

type Body = { data: Record<string, unknown>; errors?: unknown[] }

async function ask(query: string, variables: object = {}): Promise<Body> {
  const answer = await fleet.post(query, { variables })
  const body = (await answer.json()) as Body
  if (body.errors) throw new Error(JSON.stringify(body.errors))
  return body
}

test('a Space that was just made is in the next answer, and can be worked in, with no restart', async () => {
  const { data } = await ask('{ me { groups { id } } projects(first: 1) { completeness { asked } } }')
  const { asked } = (data.projects as { completeness: { asked: number } }).completeness
  const groups = (data.me as { groups: { id: string }[] }).groups.map(({ id }) => id)
  const input = {
    name: 'Rockets',
    instance: fleet.instances[0]!.id,
    groups,
    members: groups.map((subject) => ({ subject, role: 'SPACE_MANAGER' })),
    idempotencyKey: 'make-rockets',
  }
  const create = `mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { space { id name } errors { code message } } }`
  const made = (await ask(create, { input })).data.createSpace as { space: { id: string }; errors: unknown[] }
  expect(made.errors).toEqual([])
  expect((await ask('{ projects(first: 1) { completeness { asked answered } } }')).data.projects).toEqual({
    completeness: { asked: asked + 1, answered: asked + 1 },
  })

  const group = (
    await ask(
      `mutation ($space: ID!) { createProjectGroup(input: { space: $space, name: "Boosters" }) { projectGroup { id space { name } } errors { code message path } } }`,
      { space: made.space.id },
    )
  ).data.createProjectGroup
  expect(group).toEqual({
    errors: [],
    projectGroup: { id: `${made.space.id}/ProjectGroups-1`, space: { name: 'Rockets' } },
  })

  const again = (await ask(create, { input })).data.createSpace as { space: { id: string } }
  expect(again.space.id).toBe(made.space.id)
  expect((await ask('{ spaces(first: 10) { totalCount } }')).data.spaces).toEqual({ totalCount: asked + 1 })
})
