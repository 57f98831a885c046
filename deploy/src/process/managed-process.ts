import { spawn, type ChildProcess } from 'node:child_process'
import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as after } from 'node:timers/promises'
import { LaunchError } from '../local/launch-error.js'
import { backoff } from './backoff.js'
import { openProcessLog } from './process-log.js'

/** How to run one part. */
export type ProcessSpec = {
  /** What people call it: `gateway`, `Instance Brisbane Core`. */
  name: string
  /** The JavaScript file that Node.js runs. */
  entry: string
  args?: readonly string[]
  /** Arguments of Node.js itself. */
  nodeArgs?: readonly string[]
  cwd: string
  /** Besides the launcher's own; asked at every start, since addresses may have changed. */
  env: () => Readonly<Record<string, string>>
  logFile: string
  /** The address that a line of standard output announces, or null. By default `{"ready":true,"url":...}`. */
  ready?: (line: string) => string | null
}

export type ProcessOptions = {
  /** Called whenever the process has a new pid, and with null when it has ended. */
  onPid?: (pid: number | null) => void
  /** Called with the reason when a part that was ready ended by itself and is started again. */
  onLost?: (reason: string) => void
  /** Waits before the next start; replaced in tests. */
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** Milliseconds that the first start may take until the part is ready. */
  readyWithin?: number
  /** Milliseconds between SIGTERM and SIGKILL. */
  grace?: number
}

/** Milliseconds after which a part that was ready counts as sound, so that its next end is a first one. */
const SOUND = 10_000

/** The address in a service's ready line, or null. */
export function readyUrl(line: string): string | null {
  if (!line.startsWith('{')) return null
  try {
    const message = JSON.parse(line) as { ready?: unknown; url?: unknown }
    return message.ready === true && typeof message.url === 'string' ? message.url : null
  } catch {
    return null
  }
}

/**
 * A part of Spaceport that is kept running: when its process ends, another is started, at first at once, then after growing
 * pauses. Its standard input is a pipe that nobody writes to: when this process dies, however it dies, the pipe closes and the part ends itself.
 * It has a process group of its own, so that Ctrl-C reaches the launcher alone, which then stops the parts in order.
 */
export class ManagedProcess {
  readonly #spec: ProcessSpec
  readonly #options: ProcessOptions
  #child: ChildProcess | null = null
  /** Aborted when the part is to end; null while it is not to run. */
  #life: AbortController | null = null
  #loop: Promise<void> = Promise.resolve()
  #url: string | null = null

  constructor(spec: ProcessSpec, options: ProcessOptions = {}) {
    this.#spec = spec
    this.#options = options
  }

  get name(): string {
    return this.#spec.name
  }

  /** The pid of the running process; null between two. */
  get pid(): number | null {
    return this.#child?.pid ?? null
  }

  /** Where it answered when it was last ready. */
  get url(): string | null {
    return this.#url
  }

  /** Starts it and resolves with its address once it is ready. Rejects when it ends, or takes too long, before it was ever ready. */
  async start(): Promise<string> {
    if (this.#life) throw new Error(`${this.name} runs already`)
    const life = new AbortController()
    this.#life = life
    const limit = this.#options.readyWithin ?? 60_000
    let timer: NodeJS.Timeout | undefined
    try {
      return await new Promise<string>((resolve, reject) => {
        this.#loop = this.#run(life.signal, resolve, reject)
        const late = `${this.name} was not ready within ${limit / 1000} seconds; see ${this.#spec.logFile}.`
        timer = setTimeout(() => reject(new LaunchError(late)), limit)
      })
    } catch (error) {
      await this.stop()
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  /** Ends it: SIGTERM, after a while SIGKILL. Resolves when the process is gone; it is not started again. */
  async stop(): Promise<void> {
    this.#life?.abort()
    this.#life = null
    const child = this.#child
    if (child) {
      child.kill('SIGTERM')
      const force = setTimeout(() => child.kill('SIGKILL'), this.#options.grace ?? 8_000)
      await this.#loop
      clearTimeout(force)
    }
    await this.#loop
  }

  /** Kills it with SIGKILL and does not start it again until `start`. */
  async kill(): Promise<void> {
    this.#life?.abort()
    this.#life = null
    this.#child?.kill('SIGKILL')
    await this.#loop
  }

  async #run(life: AbortSignal, onReady: (url: string) => void, onFault: (error: Error) => void): Promise<void> {
    const wait = this.#options.wait ?? ((ms, signal) => after(ms, undefined, { signal }).catch(() => {}))
    let failures = 0
    let everReady = false
    while (!life.aborted) {
      const { readyAt, reason } = await this.#once((url) => {
        everReady = true
        onReady(url)
      })
      if (life.aborted) break
      if (!everReady) {
        onFault(new LaunchError(`${this.name} did not start: ${reason}`))
        return
      }
      this.#options.onLost?.(reason)
      failures = readyAt !== null && performance.now() - readyAt > SOUND ? 1 : failures + 1
      await wait(backoff(failures), life)
    }
    onFault(new LaunchError(`${this.name} was stopped before it was ready.`))
  }

  /** One process from its start to its end. */
  async #once(onReady: (url: string) => void): Promise<{ readyAt: number | null; reason: string }> {
    const { entry, args = [], nodeArgs = [], cwd, env, logFile, ready = readyUrl } = this.#spec
    const log = openProcessLog(logFile)
    const child = spawn(process.execPath, [...nodeArgs, entry, ...args], {
      cwd,
      env: { ...process.env, ...env(), SPACEPORT_PARENT_PIPE: '1' },
      stdio: ['pipe', 'pipe', log.fd],
      detached: true,
    })
    this.#child = child
    child.stdin?.on('error', () => {})
    let readyAt: number | null = null
    const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
    lines.on('line', (line) => {
      const url = readyAt === null ? ready(line) : null
      if (url === null) {
        writeSync(log.fd, `${line}\n`)
        return
      }
      readyAt = performance.now()
      this.#url = url
      onReady(url)
    })
    let reason = ''
    child.once('error', (error) => (reason = error.message))
    if (child.pid !== undefined) this.#options.onPid?.(child.pid)
    const [code, signal] = await ended(child)
    this.#child = null
    this.#options.onPid?.(null)
    // A part that ends itself says why; one that was killed cannot.
    reason ||= signal ? `by ${signal}` : log.lastWord() || `with exit code ${code}`
    log.close()
    return { readyAt, reason }
  }
}

/** The exit code and signal, once the process is gone. */
function ended(child: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve([code, signal]))
    // A process that could not be started has no end of its own.
    if (child.pid === undefined) child.once('error', () => resolve([1, null]))
  })
}
