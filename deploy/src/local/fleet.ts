import { mkdirSync, realpathSync } from 'node:fs'
import { DEMO_PEOPLE } from '../demo/people.js'
import { planDemo, type DemoPlan } from '../demo/plan.js'
import type { DemoSizes } from '../demo/sizes.js'
import { ManagedProcess, type ProcessSpec } from '../process/managed-process.js'
import { choosePorts } from './choose-ports.js'
import { Databases, type DatabaseUrls } from './databases.js'
import { removeDemoFile, writeDemoFile } from './demo-file.js'
import { lockFolder } from './folder-lock.js'
import { LaunchError } from './launch-error.js'
import { Memory } from './memory.js'
import { ProcessRecord } from './orphans.js'
import {
  directoryPart,
  executorPart,
  gatewayPart,
  gatewayUrl,
  instancePart,
  instanceUrl,
  keeperPart,
  webPart,
  webUrl,
  zonePart,
  type Surroundings,
} from './parts.js'
import { keyClient } from '../graph/gateway.js'
import { awaitSpaces } from '../setup/spaces.js'
import { isSetUp, setUp } from './set-up.js'
import type { PlannedPerson } from './staff.js'
import type { Step } from './step.js'

/** What a local fleet is made of. */
export type FleetOptions = {
  /** The repository's folder, built. */
  root: string
  /** The data folder; made if it is missing. */
  folder: string
  /** How large it is when it is made; a fleet that exists keeps its sizes. */
  sizes: DemoSizes
  /** The web app's port (0: a free one, null: no web app) and the gateway's. */
  ports: { web: number | null; gateway: number }
  databases: Partial<DatabaseUrls>
  prefix: string
  /** What the Spaces are called, in place of the demo's own names. */
  spaceNames?: readonly string[]
  /** Fill new Spaces with demo content. */
  content: boolean
  /** People to be made besides the administrator. */
  people?: PlannedPerson[]
  /** Make the people and teams of the demo. */
  staff?: boolean
  /** Make nothing at all: nobody, no Instance, no Space. Whoever opens the web app makes the first administrator. */
  empty?: boolean
  /** Run the demo executor. */
  executor: boolean
  /** Epoch milliseconds that new demo content takes for the present. */
  now: number
  step: Step
  /** Called with a sentence when something is not as it should be: a part ended and is started again, a Space does not answer. */
  onFault?: (sentence: string) => void
}

/** Milliseconds for which a start waits for Spaces that do not answer. */
const PATIENCE = 10_000

/** When a part ends at the stop, whoever asks before whoever answers; `data` also says who holds connections to the databases. */
const ORDER = ['edge', 'gateway', 'data', 'keeper'] as const
type Rank = (typeof ORDER)[number]

/** One Instance of a running fleet. */
export type FleetInstance = { id: string; name: string; url: string; spaces: string[]; process: ManagedProcess }

/**
 * Everything that `npm start` runs: databases and parts, kept running until `stop`. The parts start at the same time; what they need of one
 * another they wait for by themselves.
 */
export class LocalFleet {
  readonly #options: FleetOptions
  readonly #parts: Record<Rank, ManagedProcess[]> = { edge: [], gateway: [], data: [], keeper: [] }
  readonly #instances = new Map<string, ManagedProcess>()
  readonly #life = new AbortController()
  #zone: ManagedProcess | null = null
  #record: ProcessRecord | null = null
  #around: Surroundings | null = null
  #plan: DemoPlan | null = null
  #databases: Databases | null = null
  #release: (() => void) | null = null
  #ready = false
  #stopped: Promise<void> | null = null

  constructor(options: FleetOptions) {
    this.#options = options
  }

  get around(): Surroundings {
    if (!this.#around) throw new Error('the fleet has not been started')
    return this.#around
  }

  get web(): string | null {
    return webUrl(this.around)
  }

  get gateway(): string {
    return gatewayUrl(this.around)
  }

  get instances(): FleetInstance[] {
    const { instances, spaces } = this.around.memory.kept
    return (this.#plan?.instances ?? []).map(({ name }, i) => {
      const id = instances[i] ?? ''
      const process = this.#instances.get(id)
      if (!process) throw new Error(`${name} has not been started`)
      const own = spaces.filter((_, at) => this.#plan?.spaces[at]?.instance === i)
      return { id, name, url: instanceUrl(this.around, i), spaces: own, process }
    })
  }

  /** The zone's process. */
  get zone(): ManagedProcess {
    if (!this.#zone) throw new Error('the zone has not been started')
    return this.#zone
  }

  /** Starts everything; resolves when all of it answers. Whatever goes wrong, what was started is stopped again. */
  async start(): Promise<void> {
    try {
      await this.#start()
    } catch (error) {
      const interrupted = this.#life.signal.aborted
      await this.stop()
      throw interrupted ? new LaunchError('The start was interrupted.') : error
    }
  }

  /** Stops everything, the parts that others need last. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop()
    return this.#stopped
  }

  async #start(): Promise<void> {
    const { root, folder, prefix, step } = this.#options
    mkdirSync(folder, { recursive: true })
    this.#release = lockFolder(folder)
    removeDemoFile(folder)
    this.#record = new ProcessRecord(folder)
    await this.#record.clear(() => step('Ending what an earlier start left'))
    const memory = Memory.read(folder) ?? Memory.create(folder, this.#options.sizes, this.#options.now)
    this.#plan = planDemo(memory.kept.sizes, this.#options.spaceNames)
    const ports = await choosePorts(this.#options.ports, memory)

    let done = step('Starting the database')
    this.#databases = new Databases(folder, this.#options.databases)
    await this.#databases.start(
      () => this.#options.onFault?.('PostgreSQL ended; starting it again.'),
      () => void this.#databasesMoved(),
    )
    done()

    const databases = this.#databases
    this.#around = { root, folder: realpathSync(folder), prefix, memory, databases, ports }
    done = step('Starting directory, zone, gateway and web')
    await Promise.all([
      ...(databases.embedded ? [this.#run('keeper', keeperPart(this.around))] : []),
      this.#run('data', directoryPart(this.around, { administrator: !this.#options.empty })),
      this.#run('data', zonePart(this.around), (process) => (this.#zone = process)),
      this.#run('gateway', gatewayPart(this.around)),
      ...(ports.web === null ? [] : [this.#run('edge', webPart(this.around))]),
      this.#startInstances(memory.kept.instances),
    ])
    done()
    if (this.#options.empty) return
    if (!(await isSetUp(this.around))) await this.#setUp()
    await Promise.all([
      this.#awaitSpaces(),
      ...(this.#options.executor ? [this.#run('edge', executorPart(this.around))] : []),
    ])
    this.#ready = true
    this.#writeDemoFile()
  }

  async #setUp(): Promise<void> {
    await setUp({
      around: this.around,
      plan: this.#plan as DemoPlan,
      content: this.#options.content,
      people: this.#options.people ?? [],
      staff: this.#options.staff ?? false,
      step: this.#options.step,
      signal: this.#life.signal,
      startInstances: (ids) => this.#startInstances(ids),
    })
  }

  async #startInstances(ids: string[]): Promise<void> {
    const fresh = ids.filter((id) => !this.#instances.has(id))
    await Promise.all(
      fresh.map((id) => {
        const index = ids.indexOf(id)
        const spec = instancePart(this.around, index, this.#plan?.instances[index]?.name ?? id, id)
        return this.#run('data', spec, (process) => this.#instances.set(id, process))
      }),
    )
  }

  async #run(rank: Rank, spec: ProcessSpec, onMade?: (process: ManagedProcess) => void): Promise<void> {
    if (this.#life.signal.aborted) throw new LaunchError('The start was interrupted.')
    const part = new ManagedProcess(spec, {
      onPid: (pid) => {
        this.#record?.note(spec.name, pid)
        this.#writeDemoFile()
      },
      onLost: (reason) => this.#options.onFault?.(`${spec.name} ended (${reason}); starting it again.`),
    })
    this.#parts[rank].push(part)
    onMade?.(part)
    await part.start()
  }

  /** A fleet that says it is ready is: its Instances are known to the gateway, or it is told which are not. */
  async #awaitSpaces(): Promise<void> {
    const client = keyClient(`${this.gateway}/graphql`, this.around.memory.kept.tokens.demo ?? '')
    const missing = await awaitSpaces(client, PATIENCE, this.#life.signal)
    if (missing.length === 0) return
    const list = missing.map(({ space, reason }) => `${space} (${reason})`).join(', ')
    this.#options.onFault?.(`These Spaces do not answer: ${list}; see ${this.around.folder}/logs/gateway.log.`)
  }

  /** The database came back at another address: whoever holds the old one is started again with the new. */
  async #databasesMoved(): Promise<void> {
    await Promise.all(this.#parts.data.map((part) => part.stop().then(() => part.start())))
  }

  #writeDemoFile(): void {
    if (!this.#ready || this.#life.signal.aborted) return
    const { admin, tokens, staffPassword } = this.around.memory.kept
    const people = staffPassword === undefined ? [] : DEMO_PEOPLE
    writeDemoFile(this.around.folder, {
      web: this.web,
      graphql: `${this.gateway}/graphql`,
      ...admin,
      apiKey: tokens.demo ?? '',
      people: people.map(({ name, email, job }) => ({ name, email, password: staffPassword ?? '', job })),
      instances: this.instances.map(({ id, url, spaces, process }) => ({ id, url, pid: process.pid, spaces })),
    })
  }

  async #stop(): Promise<void> {
    this.#life.abort()
    for (const rank of ORDER) await Promise.all(this.#parts[rank].map((part) => part.stop()))
    await this.#databases?.stop()
    if (this.#release) removeDemoFile(this.#options.folder)
    this.#release?.()
  }
}
