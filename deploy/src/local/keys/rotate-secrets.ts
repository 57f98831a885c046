import { generateEncryptionKey } from '@spaceport/kit/secret/key'
import { keysOf, writeKeyFile } from './key-files.js'

/** What a rotation of an Instance's encryption key works with. */
export type SecretRotation = {
  /** The data folder. */
  folder: string
  /** The Instance, by its place: `instance-0`. */
  component: string
  /**
   * Seals all that its Spaces keep secret under the newest key of its file, and gives the number of its Spaces. Throws if anything is left to be
   * done.
   */
  reseal(): Promise<number>
  /** Resolves when the Instance has taken in what its file says. */
  settle(): Promise<void>
}

/**
 * Gives a running Instance a new key for what its Spaces keep secret: first it seals with the new one and opens with both, then all is sealed
 * anew, and at last the old one is forgotten, unless no Space was found that would prove where to look. Interrupted anywhere, it leaves
 * everything open, and can be done again: then it goes on with the key that it had made.
 */
export async function rotateSecrets({ folder, component, reseal, settle }: SecretRotation): Promise<void> {
  const { encryptionKeys: before = [] } = keysOf(folder, component)
  // Never is a key dropped, or pushed out, that something may still be under.
  const keys = before.length > 1 ? before : [generateEncryptionKey(), ...before]
  const set = (encryptionKeys: string[]) =>
    writeKeyFile(folder, component, { ...keysOf(folder, component), encryptionKeys })

  set(keys)
  await settle()
  if ((await reseal()) === 0) return
  set(keys.slice(0, 1))
  await settle()
}
