import { storageSecret, type KeySettings } from '../assertion/component-keys.js'
import type { KeySource } from '../assertion/key-source.js'
import { deriveEncryptionKey, readEncryptionKey, type EncryptionKey } from './key.js'

/** The keys of a component at one moment, newest first: the first one seals, all of them open. */
export type KeyRing = readonly [EncryptionKey, ...EncryptionKey[]]

/** Where a component's encryption keys come from. */
export type SecretKeys = {
  /** The keys that are in force now; the same object until they change. Ask at each use: they may be replaced at any time. */
  current(): KeyRing
}

/** The settings that say what a component's encryption keys are; see `SETTINGS`. */
export type SecretKeySettings = KeySettings & { SPACEPORT_ENCRYPTION_KEYS?: readonly string[] | undefined }

/**
 * A component's encryption keys: those of its keys file, which may be replaced while it runs, then those of its settings, then one that is
 * derived from its storage secret. So whoever was given no key has one, and what it sealed still opens when it is given others.
 */
export function secretKeys(settings: SecretKeySettings, source: KeySource): SecretKeys {
  const derived = deriveEncryptionKey(storageSecret(settings))
  const given = (settings.SPACEPORT_ENCRYPTION_KEYS ?? []).map(readEncryptionKey)
  let ofFile = source.current().encryptionKeys
  const made = () => keyRing([...ofFile.map(readEncryptionKey), ...given, derived])
  let ring = made()
  return {
    current() {
      const { encryptionKeys } = source.current()
      if (encryptionKeys !== ofFile) {
        ofFile = encryptionKeys
        ring = made()
      }
      return ring
    },
  }
}

/** Encryption keys that never change, newest first. */
export function fixedSecretKeys(first: string, ...others: string[]): SecretKeys {
  const ring = keyRing([first, ...others].map(readEncryptionKey))
  return { current: () => ring }
}

/** A ring of keys, each once, where it stands first. */
function keyRing(keys: readonly EncryptionKey[]): KeyRing {
  const [first, ...others] = new Map(keys.map((key) => [key.id, key])).values()
  if (!first) throw new Error('there is no encryption key')
  return [first, ...others]
}
