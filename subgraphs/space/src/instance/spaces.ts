import { instanceDatabasePrefix, spaceDatabaseName } from '@spaceport/database/names'
import { appRole, ensureDatabase, listDatabases, ownerRole, rolePassword } from '@spaceport/database/provision'
import { openSpace, type SpaceDatabase } from '@spaceport/database/space'
import { spaceNumber } from '@spaceport/kit/ids'
import { asReady } from './as-ready.js'
import { foundSpace, type Member } from './found.js'

/** Where an Instance keeps its Spaces. */
export type Storage = {
  /** A PostgreSQL server; the role needs CREATEDB and CREATEROLE. */
  adminUrl: string
  prefix: string
  instance: string
  /** What the databases' passwords are derived from. */
  privateKey: string
}

/** How many databases are migrated at the same time. */
const AT_ONCE = 4

/** The Spaces of one Instance: each with its own database, whose connections open on first use. */
export class Spaces {
  readonly #storage: Storage
  readonly #open = new Map<string, SpaceDatabase>()
  readonly #opening = new Map<string, Promise<SpaceDatabase>>()

  private constructor(storage: Storage) {
    this.#storage = storage
  }

  /** Finds the Spaces that have a database here, and migrates those. */
  static async open(storage: Storage): Promise<Spaces> {
    const spaces = new Spaces(storage)
    const prefix = instanceDatabasePrefix(storage.prefix, storage.instance)
    const ids = (await listDatabases(storage.adminUrl, `${prefix}spaces_`)).map((name) => spaceIdOf(name, prefix))
    const known = ids.filter((id): id is string => id !== null)
    for await (const _ of asReady(known, AT_ONCE, (id) => spaces.#ensure(id)));
    return spaces
  }

  /** The ids of the Spaces, in order. */
  ids(): string[] {
    return [...this.#open.keys()].sort((a, b) => (spaceNumber(a) ?? 0) - (spaceNumber(b) ?? 0))
  }

  /** A Space's database; undefined if the Space is not here. */
  get(id: string): SpaceDatabase | undefined {
    return this.#open.get(id)
  }

  /** Makes a Space with its first members. Safe to repeat, also after a crash: the first call that came through counts. */
  async create(id: string, members: readonly Member[]): Promise<{ created: boolean }> {
    const existed = this.#open.has(id)
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
    const { adminUrl, prefix, instance, privateKey } = this.#storage
    const name = spaceDatabaseName(prefix, instance, id)
    const { appUrl } = await ensureDatabase(adminUrl, name, 'space', {
      ownerPassword: rolePassword(privateKey, ownerRole(name)),
      appPassword: rolePassword(privateKey, appRole(name)),
    })
    const database = openSpace(appUrl)
    this.#open.set(id, database)
    return database
  }
}

/** The Space whose database has a name; null if it is no Space's. */
function spaceIdOf(name: string, prefix: string): string | null {
  const number = /^spaces_([1-9]\d{0,9})$/.exec(name.slice(prefix.length))?.[1]
  return number ? `Spaces-${number}` : null
}
