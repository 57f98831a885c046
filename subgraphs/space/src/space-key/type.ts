import { readIdentity, shownFingerprint } from '@spaceport/kit/bundle/identity'
import { builder } from '../builder.js'
import { itsSpace } from '../space/type.js'
import type { Tx } from '../write/change.js'

/** What a Space hands to others, as it is kept. */
export type KeptIdentity = {
  identity: string
  fingerprint: string
  generation: number
  createdAt: Date
  rotations: string[]
}

/** Reads what the Space hands to others; null if it has no keys yet. */
export async function readKept(db: Pick<Tx, 'spaceKey'>): Promise<KeptIdentity | null> {
  const rows = await db.spaceKey.findMany({
    orderBy: { generation: 'asc' },
    select: { identity: true, fingerprint: true, generation: true, createdAt: true, rotation: true },
  })
  const newest = rows.at(-1)
  return newest ? { ...newest, rotations: rows.flatMap(({ rotation }) => rotation ?? []) } : null
}

export const SpaceIdentity = builder.objectRef<KeptIdentity>('SpaceIdentity').implement({
  description: 'What a Space hands to others, so that they may believe what it signs. Nothing of it is secret.',
  access: 'TrustView',
  fields: (t) => ({
    space: t.field(itsSpace),
    name: t.string({
      description: 'What it calls itself to others.',
      resolve: ({ identity }) => readIdentity(identity).space,
    }),
    identity: t.exposeString('identity', { description: 'Its public keys, as they are handed over: JSON.' }),
    root: t.string({
      description: 'SHA-256 of its first signing key, in 64 hexadecimal digits: it stays when its keys change.',
      resolve: ({ identity }) => readIdentity(identity).root,
    }),
    fingerprint: t.exposeString('fingerprint', {
      description: 'SHA-256 of the identity, in 64 hexadecimal digits: what people compare.',
    }),
    shownFingerprint: t.string({
      description: 'The fingerprint in groups of four, to be read aloud.',
      resolve: ({ fingerprint }) => shownFingerprint(fingerprint),
    }),
    generation: t.exposeInt('generation', { description: 'Counts its keys, from 1; for `expectedGeneration`.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When its keys were made.' }),
    rotations: t.exposeStringList('rotations', {
      description: 'How each of its keys vouches for the next, the oldest first: what `rotateTrust` takes elsewhere.',
    }),
  }),
})
