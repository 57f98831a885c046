import type { PortableRelease } from '@spaceport/kit/bundle/content'
import { writePortableRelease, writeTexts } from '@spaceport/kit/bundle/content'
import { generateSpaceKeys, type SpaceKeys } from '@spaceport/kit/bundle/identity'
import { readIdentity, type Identity } from '@spaceport/kit/bundle/identity'
import { sealFor } from '@spaceport/kit/bundle/seal'
import { partyOf, type BundleStatement } from '@spaceport/kit/bundle/statement'
import { blobOf, makeBundle, type Blob } from '@spaceport/kit/bundle/write'
import { randomUUID } from 'node:crypto'
import type { Caller } from '@spaceport/kit/caller'
import { MANAGER } from '../../testing/callers.js'
import { mutate, type Payload } from '../../testing/mutate.js'
import { basics, named } from '../../testing/rows.js'
import { testSpace, type TestSpace } from '../../testing/space.js'
import { trusted, withKeys } from '../../testing/trusts.js'
import { carried, type CarriedChanges } from './carried.js'

/** What a bundle is to be, besides what it carries. */
export type Making = CarriedChanges & {
  secrets?: readonly string[]
  packages?: PortableRelease['packages']
  /** Files of packages that are in it. */
  files?: readonly string[]
  statement?: Partial<Omit<BundleStatement, 'blobs' | 'formatVersion'>>
  signer?: SpaceKeys
  /** The root of whoever sealed the secrets, in the place of the signer's. */
  sealer?: string
  /** In the place of what it carries. */
  text?: string
}

/** A bundle that was made by hand. */
export type Made = {
  bytes: Buffer
  bundleId: string
  sequence: number
  statementDigest: string
  content: PortableRelease
}

/** `Spaces-3`, called Ops, which takes releases from a Space "Dev", of which here are only the keys. */
export type Target = {
  space: TestSpace
  dev: SpaceKeys
  self: Identity
  /** The trust for releases in Dev. */
  trust: string
  /** Makes a bundle of release 1.0.<number> of Shop, the next one from Dev unless the statement says otherwise. */
  make(number: number, making?: Making): Promise<Made>
  /** Puts a file into the content of the Space; gives its digest. */
  upload(bytes: Buffer): Promise<string>
  import(bytes: Buffer, who?: Caller): Promise<Payload>
  /** Makes a bundle and takes it in; gives its id here. */
  taken(number: number, making?: Making): Promise<string>
  /** What a mutation answered; throws what it refused. */
  act(mutation: string, input: Record<string, unknown>, fields?: string, who?: Caller): Promise<Payload>
  /** The code that a mutation refuses with; null if it does not. */
  refusal(mutation: string, input: Record<string, unknown>, who?: Caller): Promise<string | null>
  /** Takes the last bundle for one that was made, but never came. */
  forget(made: Made): void
}

const LATER = 30 * 86_400_000

/** Makes it: Dev, Test, Test Europe and Production are environments 1 to 4, the built-in feed is feed 1. */
export async function targetSpace(approvals: object = {}): Promise<Target> {
  const space = await testSpace(3)
  await basics(space.db)
  await space.db.feed.create({ data: { ...named('Built-in'), type: 'BUILT_IN' } })
  const self = readIdentity(await withKeys(space, 'Ops'))
  const dev = generateSpaceKeys('Dev')
  const trust = await trusted(space, dev.identity, 'RELEASES', approvals)
  let last: Pick<Made, 'sequence' | 'statementDigest'> | null = null

  const target: Target = {
    ...{ space, dev, self, trust },
    async make(number, making = {}) {
      const { secrets = [], files = [], statement = {}, signer = dev, sealer, text, ...changes } = making
      const content = carried(dev.identity.root, number, changes)
      const whole = {
        bundleId: randomUUID(),
        source: partyOf(signer.identity),
        destination: partyOf(self),
        sequence: (last?.sequence ?? 0) + 1,
        previous: last?.statementDigest ?? null,
        ...{ withdrawn: [], replaces: null },
        createdAt: new Date().toISOString(),
        expiresAt: new Date(Date.now() + LATER).toISOString(),
        ...statement,
      }
      const blobs: Blob[] = [
        blobOf('release', 'Shop', text ?? writePortableRelease(content)),
        ...(secrets.length > 0
          ? [blobOf('secrets', 'sealed', await sealFor(self, writeTexts(secrets), sealer ?? signer.identity.root))]
          : []),
        blobOf('history', 'history', '[]'),
        ...files.map((file) => blobOf('package', 'package', file)),
      ]
      const { bytes, statementDigest } = makeBundle(whole, blobs, signer)
      const parts: Buffer[] = []
      for await (const part of bytes()) parts.push(part)
      const { bundleId, sequence } = whole
      const made = { bytes: Buffer.concat(parts), bundleId, sequence, statementDigest, content }
      last = made
      return made
    },
    async upload(bytes) {
      return (await space.content.put('Spaces-3', once(bytes))).sha256
    },
    async import(bytes, who = MANAGER) {
      const digest = await target.upload(bytes)
      return mutate(space, 'importBundle', { space: 'Spaces-3', digest }, who, 'incomingBundle { id state }')
    },
    async taken(number, making) {
      const { incomingBundle, errors } = await target.import((await target.make(number, making)).bytes)
      if (errors[0]) throw new Error(`${errors[0].code}: ${errors[0].message}`)
      return (incomingBundle as { id: string }).id
    },
    async act(mutation, input, fields = '', who = MANAGER) {
      const payload = await mutate(space, mutation, input, who, fields)
      const [error] = payload.errors
      if (error) throw new Error(`${error.code} ${error.path.join('.')}: ${error.message}`)
      return payload
    },
    async refusal(mutation, input, who = MANAGER) {
      const { errors } = await mutate(space, mutation, input, who)
      return errors[0] ? `${errors[0].code} ${errors[0].path.join('.')}` : null
    },
    forget({ sequence, statementDigest }) {
      last = { sequence, statementDigest }
    },
  }
  return target
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

/** The local number in an id. */
export const localOf = (id: string): number => Number(id.split('-').at(-1))
