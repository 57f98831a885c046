import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { createHash } from 'node:crypto'
import { named } from '../testing/rows.js'
import { action, step, value } from './testing/carried.js'
import { localOf, targetSpace, type Target } from './testing/target.js'

let target: Target
beforeAll(async () => {
  target = await targetSpace()
})
afterAll(() => target.space.close())

const LIFECYCLE = 'Spaces-3/Lifecycles-1'
const FIELDS = `before { id } hasOtherNotes
  process { steps { change name actions { change name properties { path isSensitive before after } } } }
  variables { changes { change name aspects before { value isSensitive } after { value isSensitive } } hasHidden }
  packages { packageId version sha256 size state }
  unresolved { kind name isNeeded }
  missing { name isSensitive isOnlyNeeded per environment { name } tenant { name } }`

type Review = {
  before: { id: string } | null
  hasOtherNotes: boolean
  process: { steps: unknown[] }
  variables: { changes: unknown[]; hasHidden: boolean }
  packages: unknown[]
  unresolved: unknown[]
  missing: { name: string; environment: { name: string } | null }[]
}

async function reviewOf(bundle: string, lifecycle: string | null = LIFECYCLE): Promise<Review> {
  const query = `query ($id: ID!, $lifecycle: ID) { node(id: $id) { ... on IncomingBundle { review(lifecycle: $lifecycle) { ${FIELDS} } } } }`
  const { data, errors } = await target.space.ask<{ node: { review: Review } }>(query, { id: bundle, lifecycle })
  if (errors[0]) throw new Error(`${errors[0].extensions.code}: ${errors[0].message}`)
  return data.node.review
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

it('a review tells what would come, with nothing to compare it with', async () => {
  const one = { action: 'Web', name: '', packageId: 'Acme.Web', feed: null }
  const bundle = await target.taken(1, {
    secrets: ['s3cret'],
    process: { steps: [step('Deploy', action('Web', { accounts: ['Nobody'], environments: ['Moon', 'Dev'] }))] },
    variables: [value('Url', { value: 'x' }), value('Password', { type: 'SENSITIVE', secret: 0 })],
    needed: ['Region'],
    templates: [
      {
        ...{ name: 'Port', label: 'The port', helpText: null, controlType: 'SENSITIVE', options: null },
        ...{ scope: 'ENVIRONMENT', isRequired: true, defaultValue: null, defaultSecret: null },
      },
    ],
    files: ['here'],
    packages: [
      { ...one, version: '1.0', sha256: sha256('here'), size: 4 },
      { ...one, name: 'b', version: '1.1', sha256: sha256('not here'), size: 8 },
      { ...one, name: 'c', version: '1.2', sha256: null, size: null },
    ],
  })
  const review = await reviewOf(bundle)
  expect(review).toMatchObject({
    ...{ before: null, hasOtherNotes: true },
    process: { steps: [{ change: 'ADDED', name: 'Deploy' }] },
    variables: {
      changes: [
        { change: 'ADDED', name: 'Password', after: { value: null, isSensitive: true } },
        { change: 'ADDED', name: 'Url', after: { value: 'x', isSensitive: false } },
      ],
      hasHidden: false,
    },
    packages: [
      { version: '1.0', sha256: sha256('here'), size: 4, state: 'PRESENT' },
      { version: '1.1', state: 'MISSING', size: 8 },
      { version: '1.2', sha256: null, state: 'UNKNOWN', size: null },
    ],
    unresolved: [
      { kind: 'ENVIRONMENT', name: 'Moon', isNeeded: false },
      { kind: 'ACCOUNT', name: 'Nobody', isNeeded: true },
    ],
  })
  const missing = review.missing.map(({ name, environment }) => `${name} ${environment?.name}`)
  expect(missing).toEqual(
    ['Port', 'Region'].flatMap((name) =>
      ['Dev', 'Test Europe', 'Test', 'Production'].map((where) => `${name} ${where}`),
    ),
  )
  expect(review.missing[0]).toMatchObject({ isSensitive: true, isOnlyNeeded: false, per: 'ENVIRONMENT', tenant: null })
  const unchosen = (await reviewOf(bundle, null)).missing
  expect(unchosen.map(({ name, environment }) => [name, environment])).toEqual([
    ['Port', null],
    ['Region', null],
  ])
  await expect(reviewOf(bundle, 'Spaces-3/Lifecycles-99')).rejects.toThrow('NOT_FOUND')
  await target.space.db.account.create({ data: { ...named('Nobody'), type: 'TOKEN' } })
  expect((await reviewOf(bundle)).unresolved).toHaveLength(1)
})

it('a review compares with what is here, of sensitive values only whether they are otherwise', async () => {
  const project = { name: 'Compared' }
  const making = (token: string, password: string, text: string) => ({
    ...{ project, secrets: [token, password], needed: ['Region'] },
    process: {
      steps: [step('Deploy', action('Web', { properties: JSON.stringify({ Token: { secret: 0 }, Plain: text }) }))],
    },
    variables: [
      value('Password', { type: 'SENSITIVE', secret: 1 }),
      value('Url', { value: text, scope: { steps: ['Deploy'] } }),
      value('Same', { value: 'same' }),
    ],
  })
  const first = await target.taken(2, making('token', 'password', 'old'))
  const values = [{ name: 'Region', environment: 'Spaces-3/Environments-1', value: 'eu' }]
  const fields = 'incomingBundle { release { id } }'
  const answer = await target.act('acceptBundle', { bundle: first, lifecycle: LIFECYCLE, values }, fields)
  const release = (answer.incomingBundle as { release: { id: string } }).release.id
  // The same as there, sealed anew and of the next release.
  const same = await reviewOf(await target.taken(3, making('token', 'password', 'old')), null)
  expect(same).toMatchObject({ before: { id: release }, hasOtherNotes: false })
  expect([same.process.steps, same.variables.changes]).toEqual([[], []])
  expect(same.missing.map(({ environment }) => environment?.name)).toEqual(['Test Europe', 'Test', 'Production'])
  const other = await reviewOf(await target.taken(2, making('another token', 'another', 'new')))
  expect(other).toMatchObject({
    before: { id: release },
    process: {
      steps: [
        {
          change: 'CHANGED',
          actions: [
            {
              properties: [
                { path: ['properties', 'Plain'], before: 'old', after: 'new', isSensitive: false },
                { path: ['sensitiveProperties', 'Token'], before: null, after: null, isSensitive: true },
              ],
            },
          ],
        },
      ],
    },
    variables: {
      changes: [
        { change: 'CHANGED', name: 'Password', aspects: ['VALUE'], before: { value: null }, after: { value: null } },
        { change: 'CHANGED', name: 'Url', aspects: ['VALUE'], before: { value: 'old' }, after: { value: 'new' } },
      ],
    },
  })
  expect(JSON.stringify(other)).not.toMatch(/another token|password"|s3cret/)
  expect(localOf(release)).toBeGreaterThan(0)
})
