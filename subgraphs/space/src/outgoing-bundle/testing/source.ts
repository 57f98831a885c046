import type { PortableRelease } from '@spaceport/kit/bundle/content'
import { readPortableRelease, readTexts } from '@spaceport/kit/bundle/content'
import { generateSpaceKeys, type SpaceKeys } from '@spaceport/kit/bundle/identity'
import { openSealed } from '@spaceport/kit/bundle/seal'
import { partyOf } from '@spaceport/kit/bundle/statement'
import { verifyBundle, type VerifiedBundle } from '@spaceport/kit/bundle/verify'
import { identityOf } from '../../space-key/keys.js'
import { MANAGER } from '../../testing/callers.js'
import { mutate, type Payload } from '../../testing/mutate.js'
import { basics, named, project } from '../../testing/rows.js'
import { testSpace, type TestSpace } from '../../testing/space.js'
import { trusted, withKeys } from '../../testing/trusts.js'

/** A Space with releases to promote, and a Space "Ops" for which it has a trust, of which here are only the keys. */
export type Source = {
  space: TestSpace
  ops: SpaceKeys
  /** The trust for receipts of Ops. */
  trust: string
  /** Makes a release of project Web, whose process and variables are frozen with it; gives its id. */
  release(version: string): Promise<string>
  /** What a mutation answered; throws what it refused. */
  act<Answer = Payload>(mutation: string, input: Record<string, unknown>, fields?: string): Promise<Answer>
  promote(release: string, more?: object): Promise<Payload>
  /** Promotes it and gives the bundle's row id. */
  promoted(release: string, more?: object): Promise<string>
  /** The file of a bundle as Ops verifies it, with what it carries. */
  opened(id: string): Promise<{ verified: VerifiedBundle; content: PortableRelease; secrets: string[]; file: Buffer }>
  row(id: string): ReturnType<typeof bundleRow>
}

const FIELDS = 'outgoingBundle { id bundleId sequence state }'

/** Makes such a Space: Dev, Test, Test Europe and Production are environments 1 to 4, Web is project 1 with an empty process. */
export async function sourceSpace(number = 1): Promise<Source> {
  const space = await testSpace(number)
  const { db } = space
  await basics(db)
  await db.project.create({ data: { ...project('Web'), process: { create: {} } } })
  await withKeys(space, 'Dev')
  const ops = generateSpaceKeys('Ops')
  const trust = await trusted(space, ops.identity, 'RECEIPTS')

  async function act<Answer>(mutation: string, input: Record<string, unknown>, fields = ''): Promise<Answer> {
    const { errors, ...answer } = await mutate(space, mutation, input, MANAGER, fields)
    if (errors[0]) throw new Error(`${errors[0].code}: ${errors[0].message}`)
    return answer as Answer
  }
  const promote: Source['promote'] = (release, more = {}) =>
    mutate(space, 'promoteRelease', { release, trust, ...more }, MANAGER, FIELDS)

  return {
    ...{ space, ops, trust, act, promote },
    async release(version) {
      const input = { project: `Spaces-${number}/Projects-1`, version }
      return (await act<{ release: { id: string } }>('createRelease', input, 'release { id }')).release.id
    },
    async promoted(release, more) {
      const { outgoingBundle, errors } = await promote(release, more)
      if (errors[0]) throw new Error(`${errors[0].code}: ${errors[0].message}`)
      return (outgoingBundle as { id: string }).id
    },
    async opened(id) {
      const { fileDigest } = await bundleRow(space, id)
      const parts: Buffer[] = []
      for await (const part of space.content.read(`Spaces-${number}`, fileDigest)) parts.push(part)
      const file = Buffer.concat(parts)
      const identity = await identityOf(db)
      const verified = await verifyBundle(pieces(file), {
        signers: () => identity,
        destinations: [partyOf(ops.identity)],
        now: new Date(),
      })
      const sealed =
        verified.secrets === null ? '[]' : await openSealed([ops], verified.secrets, verified.statement.source.root)
      return { verified, content: readPortableRelease(verified.release), secrets: readTexts(sealed), file }
    },
    row: (id) => bundleRow(space, id),
  }
}

function bundleRow({ db }: TestSpace, id: string) {
  return db.outgoingBundle.findUniqueOrThrow({ where: { id: Number(id.split('-').at(-1)) } })
}

async function* pieces(file: Buffer): AsyncGenerator<Buffer> {
  yield file
}

/** An environment here that stands for one of Ops. */
export function placeholder({ ops }: Source, name: string) {
  return { ...named(`Ops: ${name}`), remoteRoot: ops.identity.root, remoteSpace: 'Ops', remoteName: name }
}
