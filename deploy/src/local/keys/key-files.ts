import type { KeyFileContent } from '@spaceport/kit/assertion/key-file'
import { publicKeyOf } from '@spaceport/kit/assertion/keys'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { LaunchError } from '../launch-error.js'
import type { Memory } from '../memory.js'
import { readIfThere, writePrivate } from '../private-file.js'

/** The components that call others, and so must be known to them by their public keys. */
export const CALLERS = ['gateway', 'directory', 'zone'] as const

/** The folder of a fleet's keys files. */
export const keysFolder = (folder: string) => join(folder, 'keys')

/** Where the keys file of a component (`gateway`, `instance-0`) is. */
export const keyFilePath = (folder: string, component: string) => join(keysFolder(folder), `${component}.json`)

/** A component's keys; null if it has no file yet. */
export function readKeyFile(folder: string, component: string): KeyFileContent | null {
  const path = keyFilePath(folder, component)
  const text = readIfThere(path)
  if (text === null) return null
  try {
    return JSON.parse(text) as KeyFileContent
  } catch {
    throw new LaunchError(`${path} is damaged: put it back from a backup.`)
  }
}

/** A component's keys. Throws a LaunchError if it has no file yet. */
export function keysOf(folder: string, component: string): KeyFileContent {
  const keys = readKeyFile(folder, component)
  if (keys) return keys
  throw new LaunchError(`There are no keys of ${component} in ${keysFolder(folder)}: start the fleet first.`)
}

/** Replaces a component's keys at once; it takes them in while it runs. */
export function writeKeyFile(folder: string, component: string, content: KeyFileContent): void {
  mkdirSync(keysFolder(folder), { recursive: true, mode: 0o700 })
  writePrivate(keyFilePath(folder, component), `${JSON.stringify(content, null, 1)}\n`)
}

/** The path of a component's keys file, which is made the first time, of the keys that the launcher remembers. */
export function ensureKeyFile(folder: string, memory: Memory, component: string): string {
  if (readKeyFile(folder, component) === null) {
    const peers = CALLERS.map((name) => [name, [presentPublicKey(folder, memory, name)]])
    writeKeyFile(folder, component, {
      privateKey: memory.keys(component).privateKey,
      previousPrivateKeys: [],
      peers: Object.fromEntries(peers) as KeyFileContent['peers'],
    })
  }
  return keyFilePath(folder, component)
}

/** The public key that a component has now. */
export function presentPublicKey(folder: string, memory: Memory, component: string): string {
  const kept = readKeyFile(folder, component)
  return kept ? publicKeyOf(kept.privateKey) : memory.keys(component).publicKey
}
