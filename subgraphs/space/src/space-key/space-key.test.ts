import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { fingerprintOf, readIdentity, shownFingerprint, type SpaceKeys } from '@spaceport/kit/bundle/identity'
import { verifyRotation } from '@spaceport/kit/bundle/rotation'
import { openSealed, sealFor } from '@spaceport/kit/bundle/seal'
import { generateEncryptionKey } from '@spaceport/kit/secret/key'
import { fixedSecretKeys } from '@spaceport/kit/secret/ring'
import { resealSpace } from '../secret/reseal.js'
import { MANAGER, STRANGER, VIEWER } from '../testing/callers.js'
import { formsOf, keptText } from '../testing/kept-text.js'
import { mutate } from '../testing/mutate.js'
import { testSpace, type TestSpace } from '../testing/space.js'
import { identityOf, keysOf } from './keys.js'

let space: TestSpace
beforeAll(async () => {
  space = await testSpace()
})
afterAll(() => space.close())
beforeEach(() => space.db.spaceKey.deleteMany())
afterEach(() => void jest.restoreAllMocks())

/** What the graph tells of a Space's keys. */
type Shown = {
  space: { id: string }
  name: string
  identity: string
  root: string
  fingerprint: string
  shownFingerprint: string
  generation: number
  createdAt: string
  rotations: string[]
}

const FIELDS = 'space { id } name identity root fingerprint shownFingerprint generation createdAt rotations'
const QUERY = `query ($space: ID!) { spaceIdentity(space: $space) { ${FIELDS} } }`

const shown = async () =>
  (await space.ask<{ spaceIdentity: Shown | null }>(QUERY, { space: 'Spaces-1' })).data.spaceIdentity

async function act(mutation: string, input: object, who = MANAGER) {
  const { spaceIdentity, errors } = await mutate(
    space,
    mutation,
    { space: 'Spaces-1', ...input },
    who,
    `spaceIdentity { ${FIELDS} }`,
  )
  return { now: spaceIdentity as Shown | null, code: errors[0] && `${errors[0].code} ${errors[0].path.join('.')}` }
}

const create = (name = 'Acme', who = MANAGER) => act('createSpaceKeys', { name }, who)
const rotate = (expectedGeneration: number, more: object = {}) =>
  act('rotateSpaceKeys', { expectedGeneration, ...more })
const keys = async () => keysOf(space.db, await space.contextOf())

/** The public half of a private key, as identities have it. */
const publicOf = (privateKey: string) =>
  createPublicKey(createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' }))
    .export({ format: 'der', type: 'spki' })
    .toString('base64')

describe('the keys of a Space', () => {
  it('are none at first, then what others are to compare, and open only for the Space itself', async () => {
    expect(await shown()).toBeNull()
    expect(await keys()).toEqual([])
    expect(await identityOf(space.db)).toBeNull()

    const { now, code } = await create(' Acme Dev ')
    expect(code).toBeUndefined()
    expect(now).toEqual(await shown())
    const identity = readIdentity(now?.identity ?? '')
    expect(now).toEqual({
      space: { id: 'Spaces-1' },
      name: 'Acme Dev',
      identity: now?.identity,
      root: identity.root,
      fingerprint: fingerprintOf(identity),
      shownFingerprint: shownFingerprint(fingerprintOf(identity)),
      generation: 1,
      createdAt: expect.any(String),
      rotations: [],
    })
    expect(identity.space).toBe('Acme Dev')
    expect(await identityOf(space.db)).toEqual(identity)
    const [own] = await keys()
    expect(own?.identity).toEqual(identity)
    expect(publicOf(own?.signingKey ?? '')).toBe(identity.signing)
    expect(publicOf(own?.encryptionKey ?? '')).toBe(identity.encryption)
  })

  it('are made once, also by two at the same time, and the retry of a lost answer gets it', async () => {
    const [one, other] = await Promise.all([create('One'), create('Other')])
    expect([one.code, other.code].toSorted()).toEqual(['CONFLICT input.space', undefined])
    const before = await shown()
    expect((await create('Third')).code).toBe('CONFLICT input.space')
    expect(await shown()).toEqual(before)

    await space.db.spaceKey.deleteMany()
    const first = await act('createSpaceKeys', { name: 'Acme', idempotencyKey: 'once' })
    expect(await act('createSpaceKeys', { name: 'Acme', idempotencyKey: 'once' })).toEqual(first)
    expect(await space.db.spaceKey.count()).toBe(1)
  })

  it.each([
    ['blank', ' ', 'BAD_INPUT input.name'],
    ['of 201 characters', 'x'.repeat(201), 'BAD_INPUT input.name'],
    ['with a line break', 'Acme\nDev', 'BAD_INPUT input.name'],
  ])('are not made under a name that is %s', async (_what, name, code) => {
    expect((await create(name)).code).toBe(code)
    expect(await space.db.spaceKey.count()).toBe(0)
  })

  it('go on by rotations that lead from the first to the newest, under a new name where one is given', async () => {
    await create('Acme')
    const [first] = await keys()
    expect((await rotate(1)).now).toMatchObject({ name: 'Acme', generation: 2 })
    const { now } = await rotate(2, { name: 'Acme Dev' })
    expect(now).toMatchObject({ name: 'Acme Dev', generation: 3, root: first?.identity.root })
    expect(now?.rotations).toHaveLength(2)
    const last = now?.rotations.reduce((identity, rotation) => verifyRotation(rotation, identity), pinned(first))
    expect(last).toEqual(readIdentity(now?.identity ?? ''))
    expect((await keys()).map(({ identity }) => identity.generation)).toEqual([3, 2, 1])
    expect(new Set((await keys()).flatMap((one) => [one.signingKey, one.encryptionKey])).size).toBe(6)
  })

  it('open what was sealed to the ones before them', async () => {
    await create()
    const sealed = await sealFor(pinned((await keys())[0]), 'hunter2')
    await rotate(1)
    expect(await openSealed(await keys(), sealed)).toBe('hunter2')
    await expect(openSealed((await keys()).slice(0, 1), sealed)).rejects.toMatchObject({ code: 'BUNDLE_TAMPERED' })
  })

  it('are not rotated before they are made, nor by somebody who has not seen the newest', async () => {
    expect((await rotate(1)).code).toBe('INVALID_STATE input.space')
    await create()
    const both = await Promise.all([rotate(1), rotate(1)])
    const codes = both.map(({ code }) => code)
    expect(codes.toSorted()).toEqual(['VERSION_CONFLICT input.expectedGeneration', undefined])
    expect(await shown()).toMatchObject({ generation: 2 })
  })

  it('are for whoever administers trust; others learn nothing of them', async () => {
    await create()
    for (const [who, code] of [
      [VIEWER, 'FORBIDDEN'],
      [STRANGER, 'NOT_FOUND'],
    ] as const) {
      const { data, errors } = await space.ask<{ spaceIdentity: null }>(QUERY, { space: 'Spaces-1' }, who)
      expect([data.spaceIdentity, errors[0]?.extensions.code]).toEqual([null, code])
      expect((await act('rotateSpaceKeys', { expectedGeneration: 1 }, who)).code).toBe(`${code} input`)
    }
    const elsewhere = await space.ask(QUERY, { space: 'Spaces-2' })
    expect(elsewhere.errors[0]?.extensions.code).toBe('NOT_FOUND')
    expect(await shown()).toMatchObject({ generation: 1 })
  })

  it('have private halves that stand nowhere: in no answer, event, row or line of the log', async () => {
    const lines: string[] = []
    jest.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
    const answers = [await create(), await rotate(1), await shown()]
    const kept = await keptText(space)
    // What is looked through holds what it should.
    expect(kept).toContain(answers[1] && 'now' in answers[1] ? answers[1].now?.fingerprint : 'nothing')
    const everywhere = [kept, JSON.stringify(answers), lines.join('')].join('\n')
    const halves = (await keys()).flatMap(({ signingKey, encryptionKey }) => [signingKey, encryptionKey])
    expect(halves).toHaveLength(4)
    for (const half of halves) {
      const raw = Buffer.from(half, 'base64')
      for (const form of [...formsOf(half), raw.toString('hex'), raw.subarray(-32).toString('base64').slice(0, -2)]) {
        expect(everywhere).not.toContain(form)
      }
    }
  })

  it('are audited with what people compare', async () => {
    const { now: first } = await create('Acme')
    const { now: next } = await rotate(1)
    const events = await space.db.auditEvent.findMany({
      where: { action: { in: ['createSpaceKeys', 'rotateSpaceKeys'] } },
      orderBy: { id: 'desc' },
      take: 2,
      select: { actor: true, action: true, subject: true, before: true, after: true },
    })
    const [actor, subject, name, root] = ['Users-1', 'Spaces-1', 'Acme', first?.root]
    const was = { generation: 1, fingerprint: first?.fingerprint }
    expect(events).toEqual([
      {
        ...{ actor, subject, action: 'rotateSpaceKeys', before: was },
        after: { generation: 2, fingerprint: next?.fingerprint, name, root },
      },
      { actor, subject, action: 'createSpaceKeys', before: null, after: { ...was, name, root } },
    ])
  })

  it('are sealed anew with all other sensitive values, and sign and open as before', async () => {
    await create()
    const { secrets, ...context } = await space.contextOf()
    const before = await keys()
    const newer = fixedSecretKeys(generateEncryptionKey())
    const both = { current: () => [newer.current()[0], ...secrets.current()] as const }
    const done = await resealSpace({ db: space.db, spaceId: 'Spaces-1', secrets: both, actor: 'Instances-4' })
    expect(done.unreadable).toBe(0)
    expect(await keysOf(space.db, { ...context, secrets: newer })).toEqual(before)
  })
})

function pinned(one: SpaceKeys | undefined) {
  if (!one) throw new Error('there are no keys')
  return one.identity
}
