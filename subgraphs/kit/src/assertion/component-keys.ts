import { KeyFile } from './key-file.js'
import { fixedKeys, type KeySource } from './key-source.js'

/** The settings that say what a component's keys are; see `SETTINGS`. */
export type KeySettings = {
  SPACEPORT_KEYS_FILE?: string | undefined
  SPACEPORT_PRIVATE_KEY?: string | undefined
  SPACEPORT_PEERS?: Readonly<Record<string, string | readonly string[]>> | undefined
  SPACEPORT_STORAGE_SECRET?: string | undefined
}

/** A component's keys: from the file that may be replaced while it runs, else from its environment. Throws one sentence. */
export function componentKeys(settings: KeySettings): KeySource {
  const { SPACEPORT_KEYS_FILE: file, SPACEPORT_PRIVATE_KEY: privateKey, SPACEPORT_PEERS: peers } = settings
  if (file !== undefined) {
    if (privateKey === undefined && peers === undefined) return new KeyFile(file)
    throw new Error('SPACEPORT_KEYS_FILE takes the place of SPACEPORT_PRIVATE_KEY and SPACEPORT_PEERS: set it or them.')
  }
  if (privateKey === undefined) throw new Error('SPACEPORT_PRIVATE_KEY is not set, nor is SPACEPORT_KEYS_FILE.')
  if (peers === undefined) throw new Error('SPACEPORT_PEERS is not set, nor is SPACEPORT_KEYS_FILE.')
  return fixedKeys({ privateKey, peers })
}

/**
 * What a component derives the passwords of its databases from, and the keys under which it stores things. It outlives every key by which
 * the component is known to others: while they are rotated, what is stored must stay readable and every process must get in. Throws
 * one sentence if keys can be rotated and there is no such secret.
 */
export function storageSecret(settings: KeySettings): string {
  const { SPACEPORT_STORAGE_SECRET: secret, SPACEPORT_PRIVATE_KEY: privateKey } = settings
  if (secret !== undefined) return secret
  if (privateKey !== undefined) return privateKey
  throw new Error('SPACEPORT_STORAGE_SECRET is not set: it goes with SPACEPORT_KEYS_FILE.')
}
