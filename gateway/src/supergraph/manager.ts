import { createHash } from 'node:crypto'
import type { ComponentClient } from '@spaceport/kit/client'
import { log } from '@spaceport/kit/log'
import { composeSupergraph, type Subgraphs } from './compose.js'
import { buildGraph, type DataSources, type Graph } from './graph.js'
import type { Released } from './released.js'
import type { Sdl } from './sdl.js'
import { SdlWatcher, type WatchPace } from './sdl-watcher.js'
import { chooseVersions, type FleetSdl, type Quarantine } from './versions.js'

/** Milliseconds that changes are gathered before the graph is composed again. */
const GATHER = 20

/** Milliseconds that a starting gateway waits for components that do not answer, before it starts with what it has. */
const START_PATIENCE = 2_000

/** What an Instance serves, as far as the gateway knows. */
export type InstanceSdl = { sdl: string } | { missing: 'UNKNOWN' | 'QUARANTINED' }

/** What the manager is made of. */
export type ManagerOptions = {
  directory: ComponentClient
  zone: ComponentClient
  released: Released
  /** Hashes of unreleased `space` SDLs that an administrator has approved. */
  approved?: ReadonlySet<string>
  /** The data sources of a graph whose `space` subgraph has this SDL. */
  dataSources(spaceSdl: string | null): DataSources
  pace?: Partial<WatchPace>
  startPatience?: number
}

/** Keeps the published graph in step with what the subgraphs serve. The last good one stays whatever happens. */
export class SupergraphManager {
  readonly #options: ManagerOptions
  readonly #watcher: SdlWatcher
  readonly #first: Promise<void>
  #publishedFirst: () => void = () => {}
  #instances: ReadonlySet<string> = new Set()
  #graph: Graph | null = null
  #space: FleetSdl = { sdl: null, versions: [], quarantined: new Map() }
  #publishedKey = ''
  #failedKey = ''
  #compositions = 0
  #patient = true
  #heard = false
  #pending: NodeJS.Timeout | undefined
  #patience: NodeJS.Timeout | undefined

  constructor(options: ManagerOptions) {
    this.#options = options
    this.#first = new Promise((resolve) => (this.#publishedFirst = resolve))
    this.#watcher = new SdlWatcher(() => this.#schedule(), options.pace)
  }

  /** The published graph; null before the first. */
  get graph(): Graph | null {
    return this.#graph
  }

  /** How often a supergraph was composed, successfully or not. */
  get compositions(): number {
    return this.#compositions
  }

  /** The Instances whose SDL is left out of the graph, with the reason. */
  get quarantined(): ReadonlyMap<string, Quarantine> {
    return this.#space.quarantined
  }

  /** Resolves when the first graph is published. */
  get published(): Promise<void> {
    return this.#first
  }

  start(): void {
    this.#watcher.watch(this.#options.directory)
    this.#watcher.watch(this.#options.zone)
    this.#patience = setTimeout(() => {
      this.#patient = false
      this.#schedule()
    }, this.#options.startPatience ?? START_PATIENCE)
  }

  stop(): void {
    clearTimeout(this.#pending)
    clearTimeout(this.#patience)
    this.#watcher.stop()
  }

  /** Says which Instances there are now. An Instance that is reached as before, or gone, composes nothing by itself. */
  setInstances(clients: readonly ComponentClient[]): void {
    const names = new Set(clients.map(({ peer }) => peer.name))
    for (const name of this.#instances) if (!names.has(name)) this.#watcher.unwatch(name)
    this.#instances = names
    for (const client of clients) this.#watcher.watch(client)
    this.#heard = true
    this.#schedule()
  }

  /** Says that a component that was away answers again: it may serve another version now. */
  reappeared(name: string): void {
    this.#watcher.again(name)
  }

  /** What an Instance serves now. */
  instanceSdl(name: string): InstanceSdl {
    if (this.#space.quarantined.has(name)) return { missing: 'QUARANTINED' }
    const sdl = this.#watcher.sdlOf(name)
    return sdl && this.#space.versions.includes(sdl.hash) ? { sdl: sdl.text } : { missing: 'UNKNOWN' }
  }

  #schedule(): void {
    this.#pending ??= setTimeout(() => {
      this.#pending = undefined
      this.#update()
    }, GATHER)
  }

  #update(): void {
    if (!this.#graph && this.#patient && !(this.#heard && this.#watcher.settled)) return
    const { directory, zone, released, approved } = this.#options
    const directorySdl = this.#watcher.sdlOf(directory.peer.name) ?? released.directory
    if (!directorySdl) return
    const zoneSdl = this.#watcher.sdlOf(zone.peer.name) ?? released.zone
    const served = new Map<string, Sdl>()
    for (const name of this.#instances) {
      const sdl = this.#watcher.sdlOf(name)
      if (sdl) served.set(name, sdl)
    }
    const trust = { released: released.space, approved: approved ?? new Set<string>() }
    const space = chooseVersions(served, trust, this.#space.versions)
    this.#tell(space.quarantined)
    const subgraphs = { directory: directorySdl.text, space: space.sdl, zone: zoneSdl?.text ?? null }
    if (this.#publish(subgraphs)) this.#space = space
    else this.#space = { ...this.#space, quarantined: space.quarantined }
  }

  /** Whether the graph of these subgraphs is the published one now. */
  #publish(subgraphs: Subgraphs): boolean {
    const key = createHash('sha256').update(JSON.stringify(subgraphs)).digest('hex')
    if (key === this.#publishedKey) return true
    if (key === this.#failedKey) return false
    try {
      this.#compositions++
      this.#graph = buildGraph(composeSupergraph(subgraphs), this.#options.dataSources(subgraphs.space))
      this.#publishedKey = key
      this.#failedKey = ''
      log('info', 'published a graph', { composition: key.slice(0, 12) })
      this.#publishedFirst()
      return true
    } catch (error) {
      this.#failedKey = key
      const reason = error instanceof Error ? error.message : String(error)
      log('error', 'composition failed; the last good graph stays', { reason })
      return false
    }
  }

  #tell(quarantined: ReadonlyMap<string, Quarantine>): void {
    for (const [instance, quarantine] of quarantined) {
      if (this.#space.quarantined.get(instance)?.hash === quarantine.hash) continue
      log('error', 'an Instance is quarantined', { instance, ...quarantine })
    }
    for (const instance of this.#space.quarantined.keys()) {
      if (!quarantined.has(instance)) log('info', 'an Instance left quarantine', { instance })
    }
  }
}
