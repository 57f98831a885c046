import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { generateSpaceKeys } from '@spaceport/kit/bundle/identity'
import { caller } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { named } from '../testing/rows.js'
import { trusted } from '../testing/trusts.js'
import { action, step, value } from './testing/carried.js'
import { localOf, targetSpace, type Target } from './testing/target.js'

/** May accept bundles, and see what they meet here but for accounts; nothing else. */
const CLERK = caller('Users-21')
const LIFECYCLE = 'Spaces-3/Lifecycles-1'
const DEV = 'Spaces-3/Environments-1'

let target: Target
beforeAll(async () => {
  target = await targetSpace()
  const { db } = target.space
  await db.account.create({ data: { ...named('Deployer'), type: 'USERNAME_PASSWORD' } })
  const permissions = ['BundleView', 'BundleAccept', 'LifecycleView', 'ProjectGroupView', 'EnvironmentView']
  const role = await db.userRole.create({ data: { ...named('Clerk'), permissions } })
  await giveRole(db, CLERK.subject, role.id)
})
afterAll(() => target.space.close())

const accept = (bundle: string, more: object = {}) =>
  target.refusal('acceptBundle', { bundle, lifecycle: LIFECYCLE, ...more }, CLERK)

it('accounts that whoever accepts cannot see are not reached by their names', async () => {
  const project = { name: 'Sly' }
  const process = { steps: [step('Deploy', action('Web', { accounts: ['Deployer'] }))] }
  expect(await accept(await target.taken(1, { project, process }))).toBe('VALUES_MISSING input.bundle')
  const variables = [value('Who', { type: 'USERNAME_PASSWORD_ACCOUNT', account: 'Deployer' })]
  const bundle = await target.taken(2, { project, variables })
  expect(await accept(bundle)).toBe('VALUES_MISSING input.bundle')
  const query = 'query ($id: ID!) { node(id: $id) { ... on IncomingBundle { review { unresolved { name } } } } }'
  const { data } = await target.space.ask(query, { id: bundle }, CLERK)
  expect(data).toEqual({ node: { review: { unresolved: [{ name: 'Deployer' }] } } })
  expect(await target.refusal('acceptBundle', { bundle, lifecycle: LIFECYCLE })).toBeNull()
})

it('values that are there, and where a project stands, change only by whoever may change them', async () => {
  const project = { name: 'Kept' }
  const given = { values: [{ name: 'Region', environment: DEV, value: 'eu' }] }
  const needed = ['Region']
  expect(await accept(await target.taken(3, { project, needed }), given)).toBeNull()

  const bundle = await target.taken(4, { project, needed })
  expect(await accept(bundle, { lifecycle: null, values: [{ ...given.values[0], value: 'us' }] })).toBe(
    'FORBIDDEN input.values.0',
  )
  const secret = { name: 'Region', environment: 'Spaces-3/Environments-2', secret: 'x' }
  expect(await accept(bundle, { lifecycle: null, values: [secret] })).toBe('BAD_INPUT input.values.0.secret')
  const other = await target.space.db.lifecycle.create({ data: named('Straight through') })
  expect(await accept(bundle, { lifecycle: `Spaces-3/Lifecycles-${other.id}` })).toMatch(/^FORBIDDEN/)
  expect(await accept(bundle, { lifecycle: LIFECYCLE })).toBeNull()
  const { projectId } = await target.space.db.incomingBundle.findUniqueOrThrow({ where: { id: localOf(bundle) } })
  const [template] = await target.space.db.variableTemplate.findMany({
    where: { projectId },
    select: { values: { select: { value: true } } },
  })
  expect(template).toEqual({ values: [{ value: 'eu' }] })
})

it('a trusted Space does not speak for a project whose own Space brings its releases itself', async () => {
  const project = { name: 'Spoken for' }
  const qa = generateSpaceKeys('QA')
  const fromQa = await trusted(target.space, qa.identity, 'RELEASES')
  // What Dev built, by way of QA.
  const brought = (number: number, statement: object) => target.taken(number, { project, signer: qa, statement })
  const own = await target.taken(5, { project })
  const first = await brought(6, { sequence: 1, previous: null })
  expect(await target.refusal('acceptBundle', { bundle: first, lifecycle: LIFECYCLE })).toBeNull()
  expect(await target.refusal('acceptBundle', { bundle: own })).toBeNull()
  const { lastDigest } = await target.space.db.trust.findUniqueOrThrow({ where: { id: localOf(fromQa) } })
  const second = await brought(7, { sequence: 2, previous: lastDigest })
  expect(await target.refusal('acceptBundle', { bundle: second })).toBe('CONFLICT input.bundle')
  await target.act('revokeTrust', { id: target.trust, reason: 'Now by way of QA.' })
  expect(await target.refusal('acceptBundle', { bundle: second })).toBeNull()
})
