import { generateKeyPair, type KeyPair } from '@spaceport/kit/assertion/keys'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { LaunchError } from './launch-error.js'
import { readIfThere, writePrivate } from './private-file.js'

const credentials = z.object({ email: z.string(), password: z.string() })
const keyPair = z.object({ privateKey: z.string(), publicKey: z.string() })

const memory = z.object({
  version: z.literal(1),
  /** The demo's sizes, so that a later start without any goes on with them. */
  sizes: z.object({
    instances: z.number(),
    spaces: z.number(),
    projects: z.number(),
    environments: z.number(),
    tenants: z.number(),
    releases: z.number(),
    deployments: z.number(),
    seed: z.string(),
  }),
  /** Epoch milliseconds: what the demo content takes for the present. */
  now: z.number(),
  /** By component: `gateway`, `directory`, `zone`, `instance-0`... */
  keys: z.record(z.string(), keyPair),
  ports: z.record(z.string(), z.number()),
  admin: credentials,
  /** The password of the demo's people; older folders have none. */
  staffPassword: z.string().optional(),
  /** API keys; the graph shows each once only. */
  tokens: z.object({ demo: z.string().optional(), executor: z.string().optional() }),
  /** Ids in the order of the plan, as far as they are known. */
  instances: z.array(z.string()),
  spaces: z.array(z.string()),
  /** The content is in the Spaces, and its owners are known. */
  filled: z.boolean(),
  /** The whole set-up was done. */
  complete: z.boolean(),
})

type Remembered = z.infer<typeof memory>

const newPassword = () => randomBytes(15).toString('base64url')

/** What the launcher keeps between starts: keys, passwords, ports, and how far the set-up has come. */
export class Memory {
  readonly #path: string
  readonly #kept: Remembered

  private constructor(path: string, kept: Remembered) {
    this.#path = path
    this.#kept = kept
  }

  /** What an earlier start left in a folder; null if there was none. Throws a LaunchError when the file cannot be read. */
  static read(folder: string): Memory | null {
    const path = join(folder, 'launcher.json')
    const text = readIfThere(path)
    if (text === null) return null
    try {
      return new Memory(path, memory.parse(JSON.parse(text)))
    } catch {
      throw new LaunchError(`${path} is damaged: put it back from a backup, or move ${folder} away to start anew.`)
    }
  }

  /** A fresh memory, with new passwords. */
  static create(folder: string, sizes: Remembered['sizes'], now: number): Memory {
    const made = new Memory(join(folder, 'launcher.json'), {
      ...{
        version: 1,
        sizes,
        now,
        keys: {},
        ports: {},
        tokens: {},
        instances: [],
        spaces: [],
        filled: false,
        complete: false,
      },
      admin: { email: 'demo@spaceport.example', password: newPassword() },
    })
    made.update({})
    return made
  }

  get kept(): Readonly<Remembered> {
    return this.#kept
  }

  /** Remembers a change, on disk before it returns. */
  update(change: Partial<Remembered>): void {
    Object.assign(this.#kept, change)
    writePrivate(this.#path, `${JSON.stringify(this.#kept, null, 1)}\n`)
  }

  /** The password that the demo's people share, made the first time. */
  staffPassword(): string {
    const password = this.#kept.staffPassword ?? newPassword()
    this.update({ staffPassword: password })
    return password
  }

  /** The key pair of a component, made the first time. */
  keys(component: string): KeyPair {
    const known = this.#kept.keys[component]
    if (known) return known
    const made = generateKeyPair()
    this.update({ keys: { ...this.#kept.keys, [component]: made } })
    return made
  }
}
