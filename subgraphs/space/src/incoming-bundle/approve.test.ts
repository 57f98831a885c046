import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { readReceipt } from '@spaceport/kit/bundle/receipt'
import { SPACE_MANAGER } from '@spaceport/kit/rights/role'
import { caller, MANAGER, VIEWER } from '../testing/callers.js'
import { giveRole } from '../testing/grants.js'
import { named } from '../testing/rows.js'
import { importCarried } from './import.js'
import { localOf, targetSpace, type Target } from './testing/target.js'

const [ANNE, BEN, CLEO] = [caller('Users-11'), caller('Users-12'), caller('Users-13', { groups: ['Groups-5'] })]

let target: Target
beforeAll(async () => {
  target = await targetSpace()
  const { db } = target.space
  for (const subject of ['Users-11', 'Users-12', 'Users-13']) await giveRole(db, subject, SPACE_MANAGER)
  const members = { create: ['Users-1', 'Users-11', 'Groups-5'].map((subject) => ({ subject })) }
  const team = await db.team.create({ data: { ...named('Approvers'), members } })
  const input = { id: target.trust, approvalsNeeded: 2, approvalTeam: `Spaces-3/Teams-${team.id}` }
  await target.act('updateTrust', input)
})
afterAll(() => target.space.close())

const accept = (bundle: string) => ({ bundle, lifecycle: 'Spaces-3/Lifecycles-1' })

it('a bundle is accepted once as many people of the team approve as its trust says, of whom none has a part in it', async () => {
  const bundle = await target.taken(1)
  expect(await target.refusal('acceptBundle', accept(bundle))).toBe('APPROVALS_MISSING input.bundle')
  // Whoever took it in, is no member, or may not.
  expect(await target.refusal('approveBundle', { bundle }, MANAGER)).toBe('FORBIDDEN input.bundle')
  expect(await target.refusal('approveBundle', { bundle }, BEN)).toBe('FORBIDDEN input.bundle')
  expect(await target.refusal('approveBundle', { bundle }, VIEWER)).toMatch(/^FORBIDDEN/)
  await target.act('approveBundle', { bundle, comment: 'Tried it.' }, '', ANNE)
  expect(await target.refusal('approveBundle', { bundle }, ANNE)).toBe('CONFLICT input.bundle')
  expect(await target.refusal('acceptBundle', accept(bundle))).toBe('APPROVALS_MISSING input.bundle')
  const fields = 'incomingBundle { approvalsNeeded approvals { approvedBy { id } comment } }'
  const { incomingBundle } = await target.act('approveBundle', { bundle }, fields, CLEO)
  expect(incomingBundle).toEqual({
    approvalsNeeded: 2,
    approvals: [
      { approvedBy: { id: 'Users-11' }, comment: 'Tried it.' },
      { approvedBy: { id: 'Users-13' }, comment: null },
    ],
  })
  await target.act('acceptBundle', accept(bundle))
  expect(await target.refusal('approveBundle', { bundle }, ANNE)).toBe('INVALID_STATE input.bundle')
  const made = await target.act('makeReceipt', { bundle }, 'incomingBundle { receipt }')
  const { approvals } = readReceipt((made.incomingBundle as { receipt: string }).receipt)
  expect(approvals.map(({ by }) => by)).toEqual(['Users-11', 'Users-13'])
})

it('of one that the network carried, whoever made it there does not approve', async () => {
  const { bytes } = await target.make(2, { authors: ['Users-11'] })
  const { local } = await importCarried(await target.space.contextOf(), await target.upload(bytes))
  const bundle = `Spaces-3/IncomingBundles-${local}`
  expect(await target.refusal('approveBundle', { bundle }, ANNE)).toBe('FORBIDDEN input.bundle')
  await target.act('approveBundle', { bundle }, '', MANAGER)
  await target.act('approveBundle', { bundle }, '', CLEO)
  expect(await target.refusal('acceptBundle', accept(bundle))).toBeNull()
})

it('an approval does not count any more when another team is to approve', async () => {
  const bundle = await target.taken(4)
  await target.act('approveBundle', { bundle }, '', ANNE)
  await target.act('approveBundle', { bundle }, '', CLEO)
  const members = { create: [{ subject: 'Users-12' }] }
  const team = await target.space.db.team.create({ data: { ...named('Security'), members } })
  await target.act('updateTrust', { id: target.trust, approvalTeam: `Spaces-3/Teams-${team.id}` })
  expect(await target.refusal('acceptBundle', accept(bundle))).toBe('APPROVALS_MISSING input.bundle')
})

it('where nobody needs to approve, nobody does', async () => {
  const bundle = await target.taken(3)
  await target.act('updateTrust', { id: target.trust, approvalsNeeded: 0, approvalTeam: null })
  expect(await target.refusal('approveBundle', { bundle }, ANNE)).toBe('INVALID_STATE input.bundle')
  expect(await target.refusal('acceptBundle', accept(bundle))).toBeNull()
  const { decidedBy } = await target.space.db.incomingBundle.findUniqueOrThrow({ where: { id: localOf(bundle) } })
  expect(decidedBy).toBe('Users-1')
})
