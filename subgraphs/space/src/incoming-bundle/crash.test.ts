import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { createHash } from 'node:crypto'
import type { SpaceContext } from '../context.js'
import { digestOf } from '../testing/everywhere/digest.js'
import { acceptBundle } from './accept.js'
import { importBundle, importCarried } from './import.js'
import { value } from './testing/carried.js'
import { cutting, Killed, killingAt } from './testing/cutting.js'
import { localOf, targetSpace, type Target } from './testing/target.js'

let target: Target
beforeAll(async () => {
  target = await targetSpace()
})
afterAll(() => target.space.close())

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const state = async () => JSON.stringify(Object.entries(await digestOf(target.space)).toSorted())

/**
 * Does some work, killed at every step of it in turn until it comes to its end. Each time either nothing has happened at all, or (once it was
 * committed, and only the answer is lost) all of it. Says at which step it was killed last. `every`: at one in so many.
 */
async function killedEverywhere(work: (context: SpaceContext) => Promise<unknown>, every = 1): Promise<number> {
  const context = await target.space.contextOf()
  const before = await state()
  let after: string | null = null
  for (let place = 1; ; place += every) {
    const { step, reached } = killingAt(place)
    const { db, content } = context
    const attempt = work({ ...context, db: cutting(db, step), content: cutting(content, step) })
    const killed = await attempt.then(
      () => false,
      (error: unknown) => {
        if (error instanceof Killed) return true
        throw error
      },
    )
    const now = await state()
    if (now !== (after ?? before)) {
      // Only the moment after the transaction has been committed changes anything.
      expect(after).toBeNull()
      after = now
    }
    if (!killed) {
      expect(reached()).toBe(false)
      expect(after).not.toBeNull()
      return place - every
    }
  }
}

it('an import that is killed at any step has left nothing, or all; a second try comes to its end', async () => {
  const file = 'the bytes of a package'
  const one = { action: 'Deploy', name: '', packageId: 'Acme.Web', version: '1.0', feed: null }
  const packages = [{ ...one, sha256: sha256(file), size: file.length }]
  const first = await target.make(1, { secrets: ['s3cret'] })
  await target.import(first.bytes)
  const statement = { replaces: first.bundleId }
  const { bytes, bundleId } = await target.make(1, { secrets: ['s3cret'], files: [file], packages, statement })
  const digest = await target.upload(bytes)
  const steps = await killedEverywhere((context) => importBundle(context, { space: 'Spaces-3', digest }))
  expect(steps).toBeGreaterThan(20)
  const { db } = target.space
  const rows = await db.incomingBundle.findMany({ orderBy: { id: 'asc' }, select: { state: true, bundleId: true } })
  expect(rows).toEqual([
    { state: 'REPLACED', bundleId: first.bundleId },
    { state: 'RECEIVED', bundleId },
  ])
  const noted = { action: 'importBundle', actor: 'Users-1' }
  expect(await db.auditEvent.count({ where: noted })).toBe(3)
  expect(await target.space.content.has('Spaces-3', sha256(file))).not.toBeNull()
})

it('so it is when the zone carries', async () => {
  const { bytes, bundleId } = await target.make(2, { authors: ['Users-7'] })
  const digest = await target.upload(bytes)
  await killedEverywhere((context) => importCarried(context, digest), 3)
  const row = await target.space.db.incomingBundle.findUniqueOrThrow({ where: { bundleId } })
  expect(row).toMatchObject({ importedBy: 'zone', authors: ['Users-7'] })
})

it('a bundle is accepted wholly or not at all', async () => {
  const variables = [value('Password', { type: 'SENSITIVE', secret: 0 }), value('Url', { value: 'https://x' })]
  const bundle = await target.taken(3, { secrets: ['s3cret'], variables, needed: ['Region'] })
  const input = {
    ...{ bundle, lifecycle: 'Spaces-3/Lifecycles-1', idempotencyKey: 'once' },
    values: [{ name: 'Region', environment: 'Spaces-3/Environments-1', value: 'eu' }],
  }
  const steps = await killedEverywhere((context) => acceptBundle(context, input), 7)
  expect(steps).toBeGreaterThan(40)
  const { db } = target.space
  expect(await db.release.count()).toBe(1)
  const { id: releaseId, projectId } = await db.release.findFirstOrThrow()
  expect(await db.incomingBundle.findUniqueOrThrow({ where: { id: localOf(bundle) } })).toMatchObject({
    ...{ state: 'ACCEPTED', releaseId, projectId },
  })
})
