import { instanceDatabasePrefix, spaceDatabaseName } from '@spaceport/database/names'
import { appRole, ensureDatabase, listDatabases, ownerRole, rolePassword } from '@spaceport/database/provision'
import { openSpace, type SpaceDatabase } from '@spaceport/database/space'
import { spaceNumber } from '@spaceport/kit/ids'
import { log } from '@spaceport/kit/log'
import type { SecretKeys } from '@spaceport/kit/secret/ring'
import { rightsOf } from '../access/load.js'
import type { ContentStore } from '../content/store.js'
import { asReady } from './as-ready.js'
import { foundSpace, type Member } from './found.js'

/** Where an Instance keeps its Spaces. */
export type Storage = {
  /** A PostgreSQL server; the role needs CREATEDB and CREATEROLE. */
  adminUrl: string
  prefix: string
  instance: string
  /** What the databases' passwords are derived from. */
  secret: string
  /** The keys under which the Spaces' sensitive values are sealed. */
  secrets: SecretKeys
  /** The files of the Spaces. */
  content: ContentStore
  /** What a caller may do in a Space. Default: what its own database says. */
  rightsOf?: typeof rightsOf
}

/** How many databases are migrated at the same time. */
const AT_ONCE = 4

/** The Spaces of one Instance: each with its own database, whose connections open on first use. */
export class Spaces {
  readonly #storage: Storage
  /** The Spaces that live here, also those whose database could not be opened yet. */
  readonly #known = new Set<string>()
  readonly #open = new Map<string, SpaceDatabase>()
  readonly #opening = new Map<string, Promise<SpaceDatabase>>()

  readonly rightsOf: typeof rightsOf
  readonly secrets: SecretKeys
  readonly content: ContentStore

  private constructor(storage: Storage) {
    this.#storage = storage
    this.rightsOf = storage.rightsOf ?? rightsOf
    this.secrets = storage.secrets
    this.content = storage.content
  }

  /** Finds the Spaces that have a database here, and migrates those. One that fails leaves the others alone. */
  static async open(storage: Storage): Promise<Spaces> {
    const spaces = new Spaces(storage)
    const prefix = instanceDatabasePrefix(storage.prefix, storage.instance)
    for (const name of await listDatabases(storage.adminUrl, `${prefix}spaces_`)) {
      const id = spaceIdOf(name, prefix)
      if (id) spaces.#known.add(id)
    }
    const opened = asReady(spaces.ids(), AT_ONCE, (space) =>
      spaces.#ensure(space).catch((error: unknown) => {
        log('error', 'a Space could not be opened', { space, error: String(error) })
      }),
    )
    for await (const _ of opened);
    return spaces
  }

  /** The ids of the Spaces, in order. */
  ids(): string[] {
    return [...this.#known].sort((a, b) => (spaceNumber(a) ?? 0) - (spaceNumber(b) ?? 0))
  }

  /** A Space's database; null if the Space is not here. Throws while the database cannot be opened; each call tries again. */
  async get(id: string): Promise<SpaceDatabase | null> {
    return this.#known.has(id) ? this.#ensure(id) : null
  }

  /** Makes a Space with its first members. Safe to repeat, also after a crash: the first call that came through counts. */
  async create(id: string, members: readonly Member[]): Promise<{ created: boolean }> {
    const existed = this.#known.has(id)
    const database = await this.#ensure(id)
    await foundSpace(database.client, id, members)
    return { created: !existed }
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#opening.values())
    await Promise.all([...this.#open.values()].map((database) => database.close()))
  }

  #ensure(id: string): Promise<SpaceDatabase> {
    const opened = this.#open.get(id)
    if (opened) return Promise.resolve(opened)
    let opening = this.#opening.get(id)
    if (!opening) {
      opening = this.#provision(id).finally(() => this.#opening.delete(id))
      this.#opening.set(id, opening)
    }
    return opening
  }

  async #provision(id: string): Promise<SpaceDatabase> {
    const { adminUrl, prefix, instance, secret } = this.#storage
    const name = spaceDatabaseName(prefix, instance, id)
    const { appUrl } = await ensureDatabase(adminUrl, name, 'space', {
      ownerPassword: rolePassword(secret, ownerRole(name)),
      appPassword: rolePassword(secret, appRole(name)),
    })
    const database = openSpace(appUrl)
    this.#known.add(id)
    this.#open.set(id, database)
    return database
  }
}

/** The Space whose database has a name; null if it is no Space's. */
function spaceIdOf(name: string, prefix: string): string | null {
  const number = /^spaces_([1-9]\d{0,9})$/.exec(name.slice(prefix.length))?.[1]
  return number ? `Spaces-${number}` : null
}
