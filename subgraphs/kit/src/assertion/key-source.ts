/** A component's keys at one moment. */
export type Keys = {
  /** Its own X25519 private keys, newest first: the first one signs, all of them verify. */
  privateKeys: readonly [string, ...string[]]
  /** The public keys of the other components, by name, newest first. */
  peers: Readonly<Record<string, readonly string[]>>
  /** The keys under which it stores sensitive values, newest first (base64): the first one seals, all of them open. */
  encryptionKeys: readonly string[]
}

/** Where a component's keys come from. */
export type KeySource = {
  /** The keys that are in force now; the same object until they change. */
  current(): Keys
}

/** Keys as they are written where there is no rotation: one of a kind needs no list. */
export type GivenKeys = {
  privateKey: string
  previousPrivateKeys?: readonly string[]
  peers?: Readonly<Record<string, string | readonly string[]>>
  encryptionKeys?: readonly string[]
}

/** Keys in their one form. */
export function readKeys({ privateKey, previousPrivateKeys = [], peers = {}, encryptionKeys = [] }: GivenKeys): Keys {
  return {
    privateKeys: [privateKey, ...previousPrivateKeys],
    peers: Object.fromEntries(
      Object.entries(peers).map(([name, keys]) => [name, typeof keys === 'string' ? [keys] : keys]),
    ),
    encryptionKeys,
  }
}

/** Keys that never change. */
export function fixedKeys(given: GivenKeys): KeySource {
  const keys = readKeys(given)
  return { current: () => keys }
}

/** The keys of another component, newest first; none if it is not known. */
export function keysOf({ peers }: Keys, name: string): readonly string[] {
  return Object.hasOwn(peers, name) ? (peers[name] ?? []) : []
}
