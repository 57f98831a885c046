import type { Client } from '@spaceport/client/client'
import { document } from '@spaceport/client/document'
import { contentRequests } from '../demo/content-requests.js'
import { EXECUTOR } from '../demo/people.js'
import { ownership } from '../demo/ownership.js'
import type { DemoPlan } from '../demo/plan.js'
import { DEMO_VIEWS } from '../demo/saved-views.js'
import { keyClient, passwordClient } from '../graph/gateway.js'
import { ensureInstances } from '../setup/instances.js'
import { createApiKey } from '../setup/api-keys.js'
import { ensurePromotions } from '../setup/promotions.js'
import { ensureSavedViews } from '../setup/saved-views.js'
import { assignOwner, ensureSpaces } from '../setup/spaces.js'
import { ensureZones, placeInstance } from '../setup/zones.js'
import { presentPublicKey } from './keys/key-files.js'
import { LaunchError } from './launch-error.js'
import { loadContent } from './load-content.js'
import { gatewayUrl, instanceEnvironment, instanceUrl, type Surroundings } from './parts.js'
import { ensureDemoTeams, ensureStaff, spaceMembers, type PlannedPerson, type Staff } from './staff.js'
import type { Step } from './step.js'

/** What the set-up needs of the launcher. */
export type SetUp = {
  around: Surroundings
  plan: DemoPlan
  /** Load the plan's content into the Spaces; without it they stay empty. */
  content: boolean
  /** People whom a test wants. */
  people: PlannedPerson[]
  /** Make the people and teams of the demo. */
  staff: boolean
  step: Step
  signal: AbortSignal
  /** Starts the processes of Instances that have just got their ids, and waits until they are ready. */
  startInstances(ids: string[]): Promise<void>
}

const ME = document<{ me: { id: string } | null }>('query DemoKey { me { id } }')

/** Whether the set-up was done by an earlier start. Keys that no longer open anything (other databases) are forgotten. */
export async function isSetUp(around: Surroundings): Promise<boolean> {
  const { complete, tokens } = around.memory.kept
  if (!tokens.demo) return false
  const { data } = await keyClient(`${gatewayUrl(around)}/graphql`, tokens.demo).requestPartial(ME)
  if (data?.me) return complete
  around.memory.update({ tokens: {}, filled: false, complete: false })
  return false
}

/**
 * Makes the fleet through the public graph, as an administrator would. Each step looks first at what is there, so that a start that was
 * interrupted anywhere is completed by the next.
 */
export async function setUp(work: SetUp): Promise<void> {
  const { around, plan, step } = work
  const { memory } = around
  const { admin } = memory.kept
  const client = await signIn(around, admin)

  let done = step('Registering Instances')
  const zones = await ensureZones(client, plan.zones)
  const wanted = plan.instances.map(({ name }, i) => {
    return { name, url: instanceUrl(around, i), publicKey: presentPublicKey(around.folder, memory, `instance-${i}`) }
  })
  memory.update({ instances: await ensureInstances(client, wanted) })
  await work.startInstances(memory.kept.instances)
  for (const [i, { zone }] of plan.instances.entries()) {
    await placeInstance(client, memory.kept.instances[i] ?? '', zones[zone] ?? '')
  }
  done(`${plan.instances.length} in ${plan.zones.length} Zones`)

  done = step('Creating Spaces')
  const { people } = work
  const staff = await ensureStaff(client, people, work.staff ? memory.staffPassword() : null)
  const members = spaceMembers(plan, staff, people)
  const spaces = plan.spaces.map(({ name, description, instance }, at) => ({
    ...{ name, description, instance: memory.kept.instances[instance] ?? '' },
    ...(members[at] ?? { groups: [], members: [] }),
  }))
  memory.update({ spaces: await ensureSpaces(client, spaces, (made) => done.progress(made, spaces.length)) })
  done(`${spaces.length}`)

  if (work.content && !memory.kept.filled) await fill(work, client, staff)
  memory.update({ filled: true })
  if (work.staff) await ensureDemoTeams(client, plan, memory.kept.spaces, staff)
  if (work.staff && work.content) await shareViews(client, staff)
  const tokens = { ...memory.kept.tokens }
  tokens.demo ??= await createApiKey(client, { name: 'Demo' })
  memory.update({ tokens })
  if (work.staff && work.content) {
    done = step('Promoting releases')
    const files = { gateway: gatewayUrl(around), apiKey: tokens.demo }
    await ensurePromotions({ client, files }, plan, memory.kept.spaces)
    done()
  }
  const { name, permissions } = EXECUTOR
  tokens.executor ??= await createApiKey(client, { name, user: staff.executor, permissions })
  memory.update({ tokens, complete: true })
}

async function signIn(around: Surroundings, { email, password }: { email: string; password: string }): Promise<Client> {
  const client = await passwordClient(gatewayUrl(around), email, password)
  if (client) return client
  throw new LaunchError(
    `The directory's database knows ${email} by another password than ${around.folder} does: use the data folder or the database that belongs to it.`,
  )
}

/** Shares the views of the demo; a group's name in them becomes its id. */
function shareViews(client: Client, { groups }: Staff): Promise<void> {
  const ids = (names: readonly string[]) => names.flatMap((name) => groups.get(name) ?? [])
  return ensureSavedViews(
    client,
    DEMO_VIEWS.map((view) => ({ ...view, groups: ids(view.groups) })),
  )
}

/** Loads the content, two Instances at a time, and tells the zone who owns what is only a placeholder elsewhere. */
async function fill({ around, plan, step, signal }: SetUp, client: Client, staff: Staff): Promise<void> {
  const { instances, spaces, now } = around.memory.kept
  const done = step('Loading the demo content')
  const queue = [...instances.entries()]
  let full = 0
  const loaded = () => done.progress(++full, spaces.length)
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, id] = next
      const requests = contentRequests(plan, index, spaces, now, { people: staff.doers, executor: staff.executor })
      await loadContent(around.root, instanceEnvironment(around, index, id), requests, loaded, signal)
    }
  }
  await Promise.all([work(), work()])
  for (const owned of ownership(plan, spaces)) await assignOwner(client, owned)
  const total = (count: (space: DemoPlan['spaces'][number]) => number) =>
    plan.spaces.reduce((sum, space) => sum + count(space), 0).toLocaleString('en')
  done(
    `${total((s) => s.projects)} projects, ${total((s) => s.releases)} releases, ${total((s) => s.deployments)} deployments`,
  )
}
