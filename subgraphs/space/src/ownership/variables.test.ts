import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { generateSpaceKeys, writeIdentity } from '@spaceport/kit/bundle/identity'
import { keepSecret } from '../secret/keep.js'
import { openSecret } from '../secret/open.js'
import { appSpace, id, type App } from '../testing/app.js'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { named } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'
import { open } from './open.js'
import type { Post } from './post.js'
import { seal } from './seal.js'
import { settle } from './settle.js'
import { codeOf, postIn } from './testing/post.js'
import { unseal } from './unseal.js'

let app: App
let other: TestSpace
let here: Post
let there: Post

const away = (kind: string, local: number) => `Spaces-2/${kind}-${local}`

beforeAll(async () => {
  app = await appSpace()
  other = await testSpace(2)
  here = await postIn(app.space)
  there = await postIn(other)
})
afterAll(async () => {
  await app.space.close()
  await other.close()
})
beforeEach(async () => {
  await app.space.db.environment.update({ where: { id: 2 }, data: { remoteOf: null, epoch: 0 } })
  for (const { db } of [app.space, other]) await db.variable.deleteMany()
})

/** The environment for which the values hold has gone before. */
const sealing = () =>
  seal(here, { kind: 'ENVIRONMENT', id: id('Environments', 2), epoch: 1, to: away('Environments', 9), identity: null })

describe('a value of a variable', () => {
  const variable = async (data: object) => {
    const columns = { ...named('Password'), projectId: 1, environmentIds: [2], isUnscoped: false, ...data }
    const { id: local } = await app.space.db.variable.create({ data: columns })
    return id('Variables', local)
  }
  const local = (whole: string) => Number(whole.split('-').at(-1))

  it('is carried sealed to the Space that takes it, and forgotten when that is settled', async () => {
    const keys = generateSpaceKeys('Other')
    const signingKeyId = await keepSecret(there.db, there, keys.signingKey)
    const encryptionKeyId = await keepSecret(there.db, there, keys.encryptionKey)
    const { generation } = keys.identity
    await there.db.spaceKey.create({
      data: {
        generation,
        identity: writeIdentity(keys.identity),
        signingKeyId,
        encryptionKeyId,
        fingerprint: 'f',
      },
    })
    await sealing()
    const secretId = await keepSecret(here.db, here, 'hunter2')
    const subject = await variable({ type: 'SENSITIVE', secretId })
    const group = await there.db.projectGroup.create({ data: named('All') })
    const lifecycle = await there.db.lifecycle.create({ data: named('All') })
    const data = { ...named('Part'), slug: 'part', projectGroupId: group.id, lifecycleId: lifecycle.id }
    const project = await there.db.project.create({ data })
    const place = await there.db.variable.create({
      data: { ...named('Password'), projectId: project.id, remoteOf: subject },
    })
    const to = away('Variables', place.id)

    const { carried } = await seal(here, { kind: 'VARIABLE', id: subject, epoch: 1, to, identity: keys.identity })
    expect(JSON.stringify(carried)).not.toContain('hunter2')
    await open(there, { kind: 'VARIABLE', id: to, epoch: 1, from: [subject], carried })
    const got = await there.db.variable.findUniqueOrThrow({ where: { id: place.id } })
    expect(got).toMatchObject({ type: 'SENSITIVE', remoteOf: null, epoch: 1 })
    expect(await openSecret(there.db, there, got.secretId ?? 0)).toBe('hunter2')

    const input = { id: subject, description: 'x' }
    expect((await mutate(app.space, 'updateVariable', input, MANAGER)).errors).toMatchObject([{ code: 'NOT_OWNER' }])
    const gone = { owner: id('Projects', 1), delete: [subject] }
    expect((await mutate(app.space, 'setVariables', gone, MANAGER)).errors).toMatchObject([{ code: 'NOT_OWNER' }])
    expect((await mutate(app.space, 'deleteVariable', { id: subject }, MANAGER)).errors).toMatchObject([
      { code: 'NOT_OWNER' },
    ])
    expect(await seal(here, { kind: 'VARIABLE', id: subject, epoch: 1, to, identity: keys.identity })).toMatchObject({
      carried: { sealed: expect.any(String) },
    })
    await settle(here, { kind: 'VARIABLE', id: subject, epoch: 1, to })
    expect(await here.db.sealedVariable.count()).toBe(0)
    expect(await here.db.variable.findUnique({ where: { id: local(subject) } })).toMatchObject({
      secretId: null,
      remoteOf: to,
    })
  })

  it('has its value again when it comes back', async () => {
    await sealing()
    const subject = await variable({ value: 'x' })
    const to = away('Variables', 1)
    const { carried } = await seal(here, { kind: 'VARIABLE', id: subject, epoch: 1, to, identity: null })
    expect(carried).toMatchObject({ value: 'x', sealed: null })
    const now = () => here.db.variable.findUnique({ where: { id: local(subject) } })
    expect(await now()).toMatchObject({ value: null, remoteOf: to })
    await unseal(here, { kind: 'VARIABLE', id: subject, epoch: 1, to })
    await unseal(here, { kind: 'VARIABLE', id: subject, epoch: 1, to })
    expect(await now()).toMatchObject({ value: 'x', remoteOf: null, epoch: 1 })
  })

  it('does not go without the keys of the Space that takes it, if it is sensitive', async () => {
    await sealing()
    const subject = await variable({ type: 'SENSITIVE', secretId: await keepSecret(here.db, here, 'hunter2') })
    const sealed = seal(here, { kind: 'VARIABLE', id: subject, epoch: 1, to: away('Variables', 1), identity: null })
    expect(await codeOf(sealed)).toBe('INVALID_STATE')
    expect(await here.db.variable.findUnique({ where: { id: local(subject) } })).toMatchObject({
      remoteOf: null,
      epoch: 0,
    })
  })

  it.each([[[2, 1]], [[]]])('does not go while it holds for %j', async (environmentIds) => {
    await sealing()
    const subject = await variable({ environmentIds, isUnscoped: environmentIds.length === 0 })
    const sealed = seal(here, { kind: 'VARIABLE', id: subject, epoch: 1, to: away('Variables', 1), identity: null })
    await expect(sealed).rejects.toMatchObject({
      code: 'INVALID_STATE',
      message: expect.stringContaining('crosses owners'),
    })
  })
})
