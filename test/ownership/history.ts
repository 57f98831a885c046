import { SpaceportError } from '@spaceport/kit/errors'
import { seededRandom, type Random } from '@spaceport/kit/random'
import { assignOwner } from '@spaceport/zone/ownership/assign'
import { splitProject } from '@spaceport/zone/split/split'
import { sweep } from '@spaceport/zone/transfer/sweep'
import { ADMINISTRATOR, idIn, SUBJECTS, type Fleet, type Subject } from './fleet.js'

/** How many things happen in one history. */
const LENGTH = 9

/** How likely a call of the zone goes wrong. */
const TROUBLE = 0.3

/** Runs one random history: assignments, splits, writes, rounds, crashes, partitions and late calls; then heals everything. */
export async function runHistory(fleet: Fleet, seed: string): Promise<void> {
  const random = seededRandom(seed)
  fleet.faults.restart(random)
  await fleet.reset()
  fleet.faults.chance = TROUBLE
  // Few are looked at, so that much happens to each.
  const subjects = random.shuffle(SUBJECTS).slice(0, random.int(1, 2))
  for (let n = 0; n < LENGTH; n++) await happen(fleet, random, random.pick(subjects))
  fleet.faults.chance = 0
  fleet.faults.away.clear()
  // What was late comes in the middle of the last rounds.
  await round(fleet)
  await fleet.faults.deliver(100)
  await round(fleet)
  await round(fleet)
}

async function happen(fleet: Fleet, random: Random, subject: Subject): Promise<void> {
  const what = random.int(1, 13)
  if (what <= 4) await assign(fleet, random, subject)
  else if (what <= 6) await writeEverywhere(fleet, subject)
  else if (what === 7) await Promise.all([assign(fleet, random, subject), writeEverywhere(fleet, subject)])
  else if (what === 8) await Promise.all([assign(fleet, random, subject), assign(fleet, random, subject), round(fleet)])
  else if (what === 9) await split(fleet, random)
  else if (what === 10) await round(fleet)
  else if (what <= 12) await fleet.faults.deliver(random.int(1, 3))
  else toggle(fleet, `Instances-${random.int(1, 3)}`)
}

function toggle({ faults: { away } }: Fleet, instance: string): void {
  if (!away.delete(instance)) away.add(instance)
}

/** Somebody has it live somewhere; now and then they saw an older epoch. */
async function assign(fleet: Fleet, random: Random, subject: Subject): Promise<void> {
  const { kind } = subject
  const to = random.int(1, 3)
  const stale = random.chance(0.1) ? 1 : 0
  const own = await fleet.zone.ownership.findUnique({ where: { subject: idIn(1, subject) } })
  const expectedEpoch = Math.max(0, (own?.epoch ?? 0) - stale)
  const { context, signal } = fleet.begin()
  const input = { kind, subject: idIn(1, subject), entityId: idIn(to, subject), expectedEpoch }
  await mayFail(signal, () => assignOwner(input, context))
}

async function split(fleet: Fleet, random: Random): Promise<void> {
  const environments = random
    .pick<(1 | 2)[]>([[1], [2], [1, 2]])
    .map((local) => idIn(1, { ids: 'Environments', local }))
  const tenants = random.chance(0.5) ? ['Spaces-1/Tenants-1'] : []
  const { context, signal } = fleet.begin()
  const input = { project: 'Spaces-1/Projects-1', space: `Spaces-${random.int(2, 3)}`, environments, tenants }
  await mayFail(signal, () => splitProject(input, context))
}

/** One round of the sweeper. */
export async function round(fleet: Fleet): Promise<void> {
  const { zones, signal } = fleet.begin()
  await mayFail(signal, () => sweep(zones, signal))
}

/** Refusals are answers, and a zone that died says nothing more; anything else is a fault of the code. */
async function mayFail(signal: AbortSignal, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!signal.aborted && !(error instanceof SpaceportError)) throw error
  }
}

const MUTATIONS = { ENVIRONMENT: 'updateEnvironment', TENANT: 'updateTenant', VARIABLE: 'updateVariable' } as const

/** Somebody tries to change it in every Space, one after the other. */
async function writeEverywhere(fleet: Fleet, subject: Subject): Promise<void> {
  const mutation = MUTATIONS[subject.kind]
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { errors { code } } }`
  for (const [i, { instance }] of fleet.spaces.entries()) {
    const variables = { input: { id: idIn(i + 1, subject), description: 'changed' } }
    const path = `/spaces/Spaces-${i + 1}/graphql`
    const call = { method: 'POST', path, json: { query, variables }, caller: ADMINISTRATOR } as const
    const answer = JSON.stringify(await instance.as('gateway').ask(call))
    const known = answer.includes('"errors":[]') || answer.includes('NOT_OWNER')
    if (!known) throw new Error(`a write was answered ${answer}`)
  }
}
