import type { KeyFileContent } from '@spaceport/kit/assertion/key-file'
import { generateKeyPair, publicKeyOf } from '@spaceport/kit/assertion/keys'
import { readdirSync } from 'node:fs'
import { keysFolder, keysOf, writeKeyFile } from './key-files.js'

/** How the directory is told of an Instance's keys. */
export type InstanceKeys = {
  /** The key that it is about to change to, beside the one that it has. */
  announce(publicKey: string): Promise<void>
  /** From now on it has this one alone. */
  finish(publicKey: string): Promise<void>
}

/** What a rotation works with. */
export type Rotation = {
  /** The data folder. */
  folder: string
  /** `gateway`, `directory`, `zone` or `instance-0`. */
  component: string
  /** For an Instance: its place in the directory; null for the others, whose peers know them by their keys files. */
  instance: InstanceKeys | null
  /** Resolves when every component has taken in what the files say. */
  settle(): Promise<void>
  /** Resolves when nothing is under way any more that was signed with, or for, an old key. */
  drain(): Promise<void>
}

/**
 * Gives a running component a new key without a refused call: first those that it calls accept the new key beside the old one, then it signs with
 * the new one while it still verifies with the old, and at last the old one is forgotten by all. Interrupted anywhere, it leaves a
 * fleet that works, and can be done again.
 */
export async function rotate({ folder, component, instance, settle, drain }: Rotation): Promise<void> {
  const { privateKey: old, previousPrivateKeys = [] } = keysOf(folder, component)
  const next = generateKeyPair()
  const set = (change: Partial<KeyFileContent>) =>
    writeKeyFile(folder, component, { ...keysOf(folder, component), ...change })

  // Newest first: whoever calls it tries the new key and goes by the old one until that is accepted.
  if (instance) await instance.announce(next.publicKey)
  else tellPeers(folder, component, (known) => [next.publicKey, ...known].slice(0, MOST_KEPT))
  await settle()
  set({ privateKey: next.privateKey, previousPrivateKeys: [old, ...previousPrivateKeys].slice(0, MOST_KEPT) })
  await settle()
  if (instance) await instance.finish(next.publicKey)
  await drain()
  tellPeers(folder, component, (known) => (known.length > 0 ? [next.publicKey] : []))
  await settle()
  set({ previousPrivateKeys: [] })
  await settle()
}

/** How many keys are kept at most, should one rotation after the other be interrupted. */
const MOST_KEPT = 4

/** The public key that a component has now. */
export function publicKeyIn(folder: string, component: string): string {
  return publicKeyOf(keysOf(folder, component).privateKey)
}

/** Changes what all others hold of a component's public keys; those that do not know it still do not. */
function tellPeers(folder: string, component: string, change: (known: string[]) => string[]): void {
  const names = readdirSync(keysFolder(folder)).filter((name) => name.endsWith('.json'))
  for (const other of names.map((name) => name.slice(0, -'.json'.length))) {
    const keys = keysOf(folder, other)
    const known = keys.peers[component] ?? []
    if (known.length > 0) writeKeyFile(folder, other, { ...keys, peers: { ...keys.peers, [component]: change(known) } })
  }
}
