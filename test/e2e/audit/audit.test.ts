import { beforeAll, describe, expect, test } from '@jest/globals'
import { urlFor, withConnection } from '@spaceport/database/connection'
import { runCommand } from '@spaceport/cli/testing/run'
import { commonFleet, person } from '../../harness/common-fleet.js'
import type { Fleet } from '../../harness/fleet.js'

let fleet: Fleet
let guest: string

type Event = {
  id: string
  at: string
  actor: string
  action: string
  space: { id: string }
  user: { name: string } | null
}
type Last = { done: number; complete: boolean; missing: { space: string; reason: string }[] }

async function ask<Data>(query: string, variables: object = {}, apiKey = fleet.adminKey): Promise<Data> {
  const answer = await fleet.post(query, { apiKey, variables })
  const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown }
  expect(errors).toBeUndefined()
  return data
}

async function exported(query = '', apiKey = fleet.adminKey): Promise<{ status: number; events: Event[]; last: Last }> {
  const response = await fetch(`${fleet.gateway}/audit/export${query}`, {
    headers: { authorization: `Bearer ${apiKey}` },
  })
  const values = (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
  return { status: response.status, last: values.pop() as Last, events: values as Event[] }
}

const events = (first: number, apiKey?: string) =>
  ask<{ events: { totalCount: number; nodes: Event[]; completeness: { asked: number } } }>(
    `query ($first: Int) { events(first: $first) { totalCount completeness { asked } nodes { id at actor action space { id } user { name } } } }`,
    { first },
    apiKey,
  )

beforeAll(async () => {
  fleet = await commonFleet()
  guest = (await person('Guest')).apiKey
  for (let n = 0; n < 120; n++) {
    const space = fleet.spaces[3 + (n % 3)]
    const made = await ask<{ createEnvironment: { errors: unknown[] } }>(
      `mutation ($space: ID!, $name: String!) { createEnvironment(input: { space: $space, name: $name }) { errors { code } } }`,
      { space, name: `Environment ${n}` },
    )
    expect(made.createEnvironment.errors).toEqual([])
  }
})

/** Makes somebody else the actor of an event of the last Space, as only who has all rights on its database can; gives who it was. */
async function intrude(actor: string): Promise<string> {
  return withConnection(urlFor(fleet.databaseUrl, await fleet.spaceDatabase(5)), async (intruder) => {
    await intruder.query('SET session_replication_role = replica')
    const { rows } = await intruder.query<{ actor: string }>('SELECT actor FROM audit_event WHERE id = 7')
    await intruder.query('UPDATE audit_event SET actor = $1 WHERE id = 7', [actor])
    return rows[0]!.actor
  })
}

describe('the audit of a fleet', () => {
  test('is one timeline over all Spaces, the newest first, of those whom the caller may audit', async () => {
    const { events: all } = await events(100)
    expect(all.completeness.asked).toBe(fleet.spaces.length)
    const times = all.nodes.map(({ at }) => at)
    expect(times).toEqual(times.toSorted().reverse())
    expect(new Set(all.nodes.map(({ space }) => space.id))).toEqual(new Set(fleet.spaces.slice(3)))
    expect(all.nodes[0]).toMatchObject({ action: 'createEnvironment', user: { name: expect.stringMatching(/./) } })
    const seen = await events(100, guest)
    expect(new Set(seen.events.nodes.map(({ space }) => space.id))).toEqual(new Set([fleet.spaces[1], fleet.spaces[4]]))
    const { directoryEvents } = await ask<{ directoryEvents: null }>(
      '{ directoryEvents(first: 1) { totalCount } }',
      {},
      guest,
    )
    expect(directoryEvents).toBeNull()
  })

  test('is exported whole, and that leaves an event itself', async () => {
    const { events: all } = await events(1)
    const { last, events: lines } = await exported()
    expect(last).toEqual({ done: all.totalCount, complete: true, missing: [] })
    expect(lines).toHaveLength(all.totalCount)
    expect(new Set(lines.map(({ id }) => id)).size).toBe(all.totalCount)
    expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).toSorted())
    const { directoryEvents } = await ask<{ directoryEvents: { totalCount: number } }>(
      '{ directoryEvents(first: 1, filter: { action: ["read:exportAudit"] }) { totalCount } }',
    )
    expect(directoryEvents.totalCount).toBe(1)
    const own = await exported('', guest)
    expect(own.last.complete).toBe(true)
    expect(own.events.every(({ id }) => [1, 4].some((at) => id.startsWith(`${fleet.spaces[at]}/`)))).toBe(true)
    expect((await exported('?of=directory', guest)).status).toBe(403)
    expect((await exported(`?space=${fleet.spaces[0]}`, guest)).status).toBe(404)
    expect((await exported('', `spk_${'x'.repeat(43)}`)).status).toBe(401)
  })

  test('is verified from the command line, which tells where somebody with all rights on a database was', async () => {
    const verify = () =>
      runCommand(['audit', 'verify'], { env: { SPACEPORT_URL: fleet.graphql, SPACEPORT_API_KEY: fleet.adminKey } })
    expect(await verify()).toMatchObject({ code: 0, out: expect.stringContaining('directory: intact') })
    const space = fleet.spaces[5]
    const actor = await intrude('Users-4711')
    const { code, out } = await verify().finally(() => intrude(actor))
    expect(code).toBe(1)
    expect(out).toContain(`${space}: BROKEN: EDITED at ${space}/Events-7`)
    expect(out.match(/intact/g)).toHaveLength(fleet.spaces.length + 1)
    expect(await verify()).toMatchObject({ code: 0 })
  })

  test('says which Spaces it lacks while an Instance is down', async () => {
    const down = fleet.instances[1]!
    await down.kill()
    // The tests after this one need it, whatever becomes of this.
    const { last } = await exported().finally(() => down.restart())
    expect(last.complete).toBe(false)
    expect(last.missing.map(({ space }) => space).toSorted()).toEqual(down.spaces.toSorted())
  })
})
