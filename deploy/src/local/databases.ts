import { ensurePostgres, type EmbeddedServer } from '@spaceport/database/engine'
import type { SettingName } from '@spaceport/kit/settings'
import { isAlive } from '@spaceport/database/engine/process'
import { LaunchError } from './launch-error.js'
import { mustListen } from './reachable.js'

/** One PostgreSQL administrator's URL for each kind of database. */
export type DatabaseUrls = { directory: string; space: string; zone: string }

/** The settings that name other servers than the embedded one. */
export const DATABASE_SETTINGS = {
  directory: 'SPACEPORT_DIRECTORY_DATABASE_URL',
  space: 'SPACEPORT_SPACE_DATABASE_URL',
  zone: 'SPACEPORT_ZONE_DATABASE_URL',
} as const satisfies Record<keyof DatabaseUrls, SettingName>

/** Milliseconds between two looks at the embedded server. */
const WATCH = 500

/** The databases of a fleet: those that the settings name, and an embedded PostgreSQL for the rest, which is kept running. */
export class Databases {
  readonly #folder: string
  readonly #given: Partial<DatabaseUrls>
  #server: Promise<EmbeddedServer> | null = null
  #urls: DatabaseUrls | null = null
  #watch: NodeJS.Timeout | null = null
  #looking: Promise<void> | null = null

  constructor(folder: string, given: Partial<DatabaseUrls>) {
    this.#folder = folder
    this.#given = given
  }

  /** Whether an embedded server is needed at all. */
  get embedded(): boolean {
    return !(this.#given.directory && this.#given.space && this.#given.zone)
  }

  get urls(): DatabaseUrls {
    if (!this.#urls) throw new Error('the databases have not been started')
    return this.#urls
  }

  /** Starts the embedded server, or finds the one that runs. `onLost` is called when it ended, `onMoved` when it came back at another address. */
  async start(onLost: () => void, onMoved: () => void): Promise<void> {
    for (const kind of ['directory', 'space', 'zone'] as const) {
      const url = this.#given[kind]
      if (url) await mustListen(url, DATABASE_SETTINGS[kind])
    }
    try {
      await this.#ensure()
    } catch (error) {
      // The engine's errors are sentences for the person at the terminal already.
      throw new LaunchError(error instanceof Error ? error.message : String(error))
    }
    if (this.embedded) this.#watch = setInterval(() => this.#look(onLost, onMoved), WATCH)
  }

  /** Stops the embedded server. */
  async stop(): Promise<void> {
    if (this.#watch) clearInterval(this.#watch)
    await this.#looking
    await (await this.#server?.catch(() => null))?.stop()
    this.#server = null
  }

  async #ensure(): Promise<void> {
    if (!this.embedded) {
      this.#urls = this.#given as DatabaseUrls
      return
    }
    this.#server = ensurePostgres(this.#folder)
    const { url } = await this.#server
    this.#urls = { directory: url, space: url, zone: url, ...this.#given }
  }

  #look(onLost: () => void, onMoved: () => void): void {
    this.#looking ??= this.#revive(onLost, onMoved).finally(() => (this.#looking = null))
  }

  async #revive(onLost: () => void, onMoved: () => void): Promise<void> {
    const server = await this.#server?.catch(() => null)
    if (server && isAlive(server.pid)) return
    if (server) onLost()
    const before = this.#urls?.directory
    try {
      await this.#ensure()
      if (this.#urls?.directory !== before) onMoved()
    } catch {
      // The next look tries again.
    }
  }
}
