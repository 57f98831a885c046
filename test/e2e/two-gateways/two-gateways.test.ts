import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { commonFleet, person, VIEWERS as NAMES } from '../../harness/common-fleet.js'
import type { Fleet, FleetUser } from '../../harness/fleet.js'
import type { FleetGateway } from '../../harness/gateway.js'

/** Requests on each gateway after a revocation, each of which must be refused. */
const AFTERWARDS = 10

/** What one caller may ask of the second gateway in a minute, in points: of what is asked of the first, it knows only by being told. */
const LIMIT = 30_000

let fleet: Fleet
let second: FleetGateway
let gateways: [string, string]
let users: FleetUser[]
let people: Map<string, Person>

type Person = FleetUser & { id: string; group: string; session: string; keyId: string }

beforeAll(async () => {
  fleet = await commonFleet()
  users = await Promise.all(NAMES.map(person))
  second = await fleet.anotherGateway({ SPACEPORT_RATE_LIMIT_CALLER: String(LIMIT) })
  gateways = [fleet.gateway, second.url]
  people = await findPeople()
})
afterAll(() => second?.stop())

type Answer = { status: number; data: Record<string, unknown> | null; codes: string[]; headers: Headers }
type Credential = { authorization: string } | { cookie: string }

const keyOf = ({ apiKey }: { apiKey: string }): Credential => ({ authorization: `Bearer ${apiKey}` })

async function ask(gateway: string, credential: Credential, query: string, variables: object = {}): Promise<Answer> {
  const answer = await fetch(`${gateway}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'spaceport-deadline': '60000', ...credential },
    body: JSON.stringify({ query, variables }),
  })
  type Json = { data?: Record<string, unknown> | null; errors?: { extensions: { code: string } }[] }
  const { data = null, errors = [] } = (await answer.json()) as Json
  return {
    status: answer.status,
    data,
    codes: errors.map(({ extensions }) => extensions.code),
    headers: answer.headers,
  }
}

async function signIn({ email, password }: FleetUser): Promise<string> {
  const answer = await fetch(`${fleet.gateway}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  expect(answer.status).toBe(200)
  return answer.headers.getSetCookie()[0]!.split(';')[0]!
}

async function findPeople(): Promise<Map<string, Person>> {
  const sessions = new Map<string, string>()
  for (const user of users) sessions.set(user.name, await signIn(user))
  const query = `{ users(first: 50) { nodes { id name groups { id name } apiKeys { id name } } } }`
  const { data } = await ask(fleet.gateway, keyOf({ apiKey: fleet.adminKey }), query)
  type Found = { id: string; name: string; groups: { id: string; name: string }[]; apiKeys: { id: string }[] }
  const found = (data as { users: { nodes: Found[] } }).users.nodes
  const whole = (user: FleetUser): [string, Person] => {
    const { id, groups, apiKeys } = found.find(({ name }) => name === user.name)!
    const session = sessions.get(user.name)!
    return [user.name, { ...user, id, session, group: groups[0]!.id, keyId: apiKeys[0]!.id }]
  }
  return new Map(users.map(whole))
}

/** Whether somebody sees the projects of the Space that they may enter. */
async function sees(gateway: string, credential: Credential): Promise<boolean> {
  const { status, data } = await ask(gateway, credential, '{ projects(first: 1) { totalCount nodes { id } } }')
  if (status === 401) return false
  expect(status).toBe(200)
  return ((data as { projects: { totalCount: number } | null }).projects?.totalCount ?? 0) > 0
}

async function change(gateway: string, name: string, input: object): Promise<void> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`
  const query = `mutation ($input: ${type}) { ${name}(input: $input) { errors { code message } } }`
  const { data, codes } = await ask(gateway, keyOf({ apiKey: fleet.adminKey }), query, { input })
  expect(codes).toEqual([])
  expect(data).toEqual({ [name]: { errors: [] } })
}

async function sessionIdOf({ id }: Person): Promise<string> {
  const query = `query ($id: ID!) { user(id: $id) { sessions { id } } }`
  const { data } = await ask(fleet.gateway, keyOf({ apiKey: fleet.adminKey }), query, { id })
  // The newest is the first; the harness had one of its own to make the key.
  return (data as { user: { sessions: { id: string }[] } }).user.sessions[0]!.id
}

async function teamOf(space: string): Promise<{ id: string; members: string[] }> {
  const query = `query ($space: [ID!]) { teams(first: 50, filter: { space: $space }) { nodes { id name members { subject } } } }`
  const { data } = await ask(fleet.gateway, keyOf({ apiKey: fleet.adminKey }), query, { space: [space] })
  type Team = { id: string; name: string; members: { subject: string }[] }
  const team = (data as { teams: { nodes: Team[] } }).teams.nodes.find(({ name }) => name === 'Project Viewers')!
  return { id: team.id, members: team.members.map(({ subject }) => subject) }
}

/** What is taken from whom: by which credential they ask, and the mutation that takes it. */
const REVOCATIONS: [
  string,
  (typeof NAMES)[number],
  (person: Person) => Credential,
  (person: Person) => Promise<[string, object]>,
][] = [
  [
    'a session',
    'Ann',
    ({ session }) => ({ cookie: session }),
    async (one) => ['revokeSession', { id: await sessionIdOf(one) }],
  ],
  ['an API key', 'Bea', keyOf, async ({ keyId }) => ['revokeApiKey', { id: keyId }]],
  ['membership of a group', 'Cid', keyOf, async ({ group, id }) => ['removeGroupMembers', { group, users: [id] }]],
  ['entry to a Space', 'Dov', keyOf, async ({ group }) => ['revokeEntry', { group, space: fleet.spaces[0]! }]],
  [
    'a role in a Space',
    'Eve',
    keyOf,
    async ({ group }) => {
      const { id, members } = await teamOf(fleet.spaces[0]!)
      return ['setTeamMembers', { id, members: members.filter((member) => member !== group) }]
    },
  ],
  ['the account', 'Fay', ({ session }) => ({ cookie: session }), async ({ id }) => ['disableUser', { id }]],
]

describe('what was revoked through one gateway is refused by both, in every request that begins afterwards', () => {
  test.each(REVOCATIONS)('%s', async (_, name, credentialOf, revocation) => {
    const one = people.get(name)!
    const credential = credentialOf(one)
    for (const gateway of gateways) expect(await sees(gateway, credential)).toBe(true)
    const [mutation, input] = await revocation(one)
    // Others ask all the time: what is under way when the mutation returns may end as it began.
    let revoked = false
    const underWay: Promise<{ begunAfter: boolean; saw: boolean }>[] = []
    const traffic = async (gateway: string) => {
      while (!revoked) {
        const begunAfter = revoked
        const asked = sees(gateway, credential).then((saw) => ({ begunAfter, saw }))
        underWay.push(asked)
        await asked
      }
    }
    const loops = gateways.map(traffic)
    await change(gateways[NAMES.indexOf(name) % 2]!, mutation, input)
    revoked = true
    const afterwards = gateways.flatMap((gateway) =>
      Array.from({ length: AFTERWARDS }, () => sees(gateway, credential)),
    )
    expect(await Promise.all(afterwards)).toEqual(afterwards.map(() => false))
    await Promise.all(loops)
    for (const { begunAfter, saw } of await Promise.all(underWay)) expect(begunAfter && saw).toBe(false)
  })

  test('and nobody else lost anything', async () => {
    for (const gateway of gateways) expect(await sees(gateway, keyOf(people.get('Guy')!))).toBe(true)
  })
})

/** An operation that may answer with very many objects, of which there are few: dear, and soon answered. */
const DEAR = `{ ${Array.from({ length: 10 }, (_, i) => `p${i}: projects(first: 100) { nodes { space { instance { spaces { instance { spaces { id } } } } } } }`).join(' ')} }`

/** The fewest points that it counts for. */
const POINTS = 350

describe('a rate limit', () => {
  test('is shared: what was spent at one gateway is missing at the other', async () => {
    const guy = keyOf(people.get('Guy')!)
    for (let spent = 0; spent < LIMIT; spent += 10 * POINTS) {
      const all = await Promise.all(Array.from({ length: 10 }, () => ask(gateways[0], guy, DEAR)))
      expect(all.map(({ status }) => status)).toEqual(all.map(() => 200))
    }
    // The second has let nothing of it through: it learns of the rest when it has something to tell.
    let answer = await ask(gateways[1], guy, DEAR)
    for (let spent = 0; answer.status === 200 && spent < LIMIT / 2; spent += POINTS) {
      answer = await ask(gateways[1], guy, DEAR)
    }
    expect(answer).toMatchObject({ status: 429, codes: ['RATE_LIMITED'] })
    const wait = Number(answer.headers.get('retry-after'))
    expect(wait).toBeGreaterThanOrEqual(1)
    expect(wait).toBeLessThanOrEqual(60)
    const other = await ask(gateways[1], keyOf({ apiKey: fleet.adminKey }), '{ me { id } }')
    expect(other.status).toBe(200)
  })
})

describe('a gateway that is restarted', () => {
  test('answers again, and refuses what was revoked; the other answers meanwhile', async () => {
    const admin = keyOf({ apiKey: fleet.adminKey })
    const statuses: number[] = []
    let restarting = true
    const meanwhile = (async () => {
      while (restarting) statuses.push((await ask(gateways[0], admin, '{ projects(first: 1) { totalCount } }')).status)
    })()
    await second.restart()
    restarting = false
    await meanwhile
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(await sees(gateways[1], admin)).toBe(true)
    expect(await sees(gateways[1], keyOf(people.get('Bea')!))).toBe(false)
    expect(await sees(gateways[1], keyOf(people.get('Dov')!))).toBe(false)
  })
})
