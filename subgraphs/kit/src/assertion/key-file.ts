import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import { log } from '../log.js'
import { isEncryptionKey, readEncryptionKey } from '../secret/key.js'
import { isPrivateKey, isPublicKey, keyId, publicKeyOf } from './keys.js'
import { readKeys, type Keys, type KeySource } from './key-source.js'

/** Milliseconds for which the file is not looked at again. */
export const REREAD = 100

const privateKey = z.string().refine(isPrivateKey, 'holds a private key that is not X25519 (PKCS #8 DER, base64)')
const publicKey = z.string().refine(isPublicKey, 'holds a public key that is not X25519 (SPKI DER, base64)')
const encryptionKey = z.string().refine(isEncryptionKey, 'holds an encryption key that is not 32 bytes in base64')

const keyFileSchema = z.strictObject({
  privateKey,
  previousPrivateKeys: z.array(privateKey).max(8).default([]),
  peers: z.record(z.string(), z.array(publicKey).min(1).max(8)),
  encryptionKeys: z.array(encryptionKey).max(8).default([]),
})

/** What a keys file holds. */
export type KeyFileContent = z.input<typeof keyFileSchema>

/** What tests set; everybody else takes the defaults. */
export type KeyFileOptions = { reread?: number; monotonic?: () => number }

/**
 * Keys in a file that may be replaced at any time (at once, by renaming another over it): whatever is signed or verified more than
 * `REREAD` milliseconds later goes by the new keys. It is looked at when keys are needed, so there is nothing to stop. A file that
 * cannot be read, or holds nonsense, leaves the keys as they are and a line in the log.
 */
export class KeyFile implements KeySource {
  readonly #path: string
  readonly #reread: number
  readonly #monotonic: () => number
  #keys: Keys
  #seen: string
  #looked: number

  /** Throws one sentence if the file cannot be used. */
  constructor(path: string, { reread = REREAD, monotonic = () => performance.now() }: KeyFileOptions = {}) {
    this.#path = path
    this.#reread = reread
    this.#monotonic = monotonic
    this.#looked = monotonic()
    this.#seen = versionOf(path)
    this.#keys = read(path)
  }

  current(): Keys {
    const now = this.#monotonic()
    if (now - this.#looked >= this.#reread) {
      this.#looked = now
      this.#look()
    }
    return this.#keys
  }

  #look(): void {
    const version = versionOf(this.#path)
    if (version === this.#seen) return
    // Whatever comes of it, it is told once.
    this.#seen = version
    try {
      this.#keys = read(this.#path)
      const { privateKeys, encryptionKeys } = this.#keys
      log('info', 'the keys have changed', {
        keys: privateKeys.map((key) => keyId(publicKeyOf(key))),
        encryptionKeys: encryptionKeys.map((key) => readEncryptionKey(key).id),
      })
    } catch (error) {
      log('error', 'the keys stay as they are', { error: error instanceof Error ? error.message : String(error) })
    }
  }
}

/** What changes with a file's content, however it is replaced. */
function versionOf(path: string): string {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stat ? `${stat.ino} ${stat.size} ${stat.mtimeNs} ${stat.ctimeNs}` : ''
}

/** The keys in a file. Throws one sentence that holds nothing of them. */
function read(path: string): Keys {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new Error(`The keys file ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`)
  }
  const parsed = keyFileSchema.safeParse(parseOrNull(text))
  if (parsed.success) return readKeys(parsed.data)
  const [issue] = parsed.error.issues
  const where = issue?.path.join('.') ?? ''
  throw new Error(
    `The keys file ${path} is of no use: ${where === '' ? '' : `${where}: `}${issue?.message ?? 'wrong'}.`,
  )
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
