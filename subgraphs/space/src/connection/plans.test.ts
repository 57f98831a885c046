import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { endsOf, valuesFor, type Ends } from '../testing/everywhere/filter-values.js'
import { fillEverything } from '../testing/everywhere/fill.js'
import { ROOT_LISTS } from '../testing/everywhere/lists.js'
import { middleOf, pageOf, tableOf } from '../testing/everywhere/pages.js'
import { planOf, planWithIndexes, told, type Plan, type Sent } from '../testing/everywhere/plan.js'
import { asAdmin, keepStatements, type Client } from '../testing/plans.js'
import { testSpace, type TestSpace } from '../testing/space.js'

/** Of these nobody has thousands. */
const SMALL = new Set([
  ...[
    'environment',
    'project_group',
    'lifecycle',
    'machine_policy',
    'worker_pool',
    'feed',
    'tag_set',
    'tag',
    'account',
  ],
  ...[
    'library_variable_set',
    'deployment_freeze',
    'team',
    'user_role',
    'secret',
    'space_key',
    'trust',
    'variable_snapshot',
    'process_snapshot',
  ],
])
const ROWS: Readonly<Record<string, number>> = {
  deployment: 12_000,
  server_task: 6_000,
  audit_event: 6_000,
  interruption: 10_000,
  phase: 900,
  phase_environment: 1_800,
}

/**
 * Every value of every filter and every place of every order, of every list; or of every other list, of each filter what few rows have, of each
 * order one direction (which is read both ways), and of what facets name one in three: which ones, the seed tells.
 */
const LONG = process.env.SPACEPORT_LONG === '1'
const SEED = Number(process.env.SPACEPORT_SEED ?? Date.now() % 2 ** 31)
const isTried = (n: number, oneIn: number) => LONG || (n + SEED) % oneIn === 0

const PAGE = 30
/** Half of the smallest large table: enough to find a page of what many rows have, and to look at a few rows of others for each. */
const FEW = 1_500

/**
 * Whether a row has any of others at all is kept nowhere: where nearly all have some, each is looked at for the few that have none. Nor is which
 * lack values: all that there may be is looked through once.
 */
const KEPT_NOWHERE = new Set([
  'channels {"hasReleases":false}',
  'deploymentTargets {"hasTenants":false}',
  'projects {"hasReleases":false}',
  'projects {"lacksValues":true}',
  'projects {"lacksValues":false}',
  'releases {"hasDeployments":false}',
  'tenants {"hasProjects":false}',
  'tenants {"lacksValues":true}',
  'tenants {"lacksValues":false}',
])

/** Texts that no index begins with, or that have more different values than are looked at for names, are all compared. */
const COMPARED = new Set(['certificates {"has":{"issuer":["zyxw*"]}}', 'deploymentTargets {"has":{"role":["zyxw*"]}}'])

let space: TestSpace
let sent: () => Sent[]
let ends: Ends

beforeAll(async () => {
  sent = await keepStatements()
  space = await testSpace()
  await fillEverything(space, {
    rows: (table) => (SMALL.has(table) ? 300 : (ROWS[table] ?? 3_000)),
    spread: 'mostly',
  })
  ends = await asAdmin(space, endsOf)
})

afterAll(async () => {
  jest.restoreAllMocks()
  await space.close()
})

/** What is wrong with how a page is read: nothing, or that it looks at too many rows, or that it would have no index to do otherwise. */
async function faultsOf(client: Client, statements: readonly Sent[], ordered: boolean): Promise<string[]> {
  // What a filter names is looked up before the page is read.
  const page = ordered ? statements[0] : statements.at(-1)
  if (!page) return []
  if (!SMALL.has(tableOf(page))) {
    const plans: Plan[] = []
    for (const one of statements) plans.push(await planOf(client, one))
    const read = plans.reduce((sum, plan) => sum + plan.read, 0)
    return read > FEW ? [`looks at ${Math.round(read)} rows: ${plans.map(told).join('; ')}`] : []
  }
  const { steps } = await planWithIndexes(client, page, ordered)
  const faults = steps.filter(
    (step) => step['Node Type'] === 'Seq Scan' || (ordered && step['Node Type'].includes('Sort')),
  )
  return faults.map((step) => `has no index: ${step['Node Type']} ${step['Relation Name'] ?? ''}`)
}

const LISTS = ROOT_LISTS.filter((_, n) => isTried(n, 2)).map((list) => [list.name, list] as const)

describe.each(LISTS)(`%s (seed ${SEED})`, (_name, list) => {
  it('is read by an index in every order, both ways, from the start and from deep inside', async () => {
    const slow = await asAdmin(space, async (client) => {
      const faults: string[] = []
      const note = async (what: string, statements: Sent[]) => {
        faults.push(...(await faultsOf(client, statements, true)).map((fault) => `${what} ${fault}`))
      }
      if (list.orders.length === 0) {
        await note('first', (await pageOf(space, sent, list, { first: PAGE })).statements)
        await note('last', (await pageOf(space, sent, list, { last: PAGE })).statements)
      }
      for (const [n, field] of list.orders.entries()) {
        for (const direction of ['ASC', 'DESC'].filter((_, way) => isTried(n + way, 2))) {
          const orderBy = { field, direction }
          const how = `${field} ${direction}`
          const first = await pageOf(space, sent, list, { first: PAGE, orderBy })
          await note(`${how} first`, first.statements)
          const last = await pageOf(space, sent, list, { last: PAGE, orderBy })
          await note(`${how} last`, last.statements)
          for (const after of [await middleOf(client, first), ...(LONG ? [last.start] : [])]) {
            if (after === null) continue
            const deep = await pageOf(space, sent, list, { first: PAGE, after, orderBy })
            await note(`${how} after ${after === last.start ? 'nearly all' : 'half'}`, deep.statements)
          }
        }
      }
      return faults
    })
    expect(slow).toEqual([])
  })

  it('is read by an index with every filter', async () => {
    const slow = await asAdmin(space, async (client) => {
      const faults: string[] = []
      for (const field of list.filters) {
        const values = valuesFor(list, field, ends)
        const some = field.name === 'has' ? values.filter((_, n) => isTried(n, 3)) : values.slice(0, 1)
        for (const value of LONG || typeof values[0] === 'boolean' ? values : some) {
          const filter = { [field.name]: value }
          const what = JSON.stringify(filter)
          if (KEPT_NOWHERE.has(`${list.name} ${what}`) || COMPARED.has(`${list.name} ${what}`)) continue
          const { statements } = await pageOf(space, sent, list, { first: PAGE, filter })
          faults.push(...(await faultsOf(client, statements, false)).map((fault) => `${what} ${fault}`))
        }
      }
      return faults
    })
    expect(slow).toEqual([])
  })
})
