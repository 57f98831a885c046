import type { DemoFile } from '@spaceport/deploy/local/demo-file'
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SCRIPT = fileURLToPath(new URL('launch.mjs', import.meta.url))

/** A launcher that runs as a process of its own, as `npm start` does. */
export type Launcher = {
  pid: number
  /** What it has printed. */
  output(): string
  /** Resolves when it prints something that matches; rejects when it ends before. */
  printed(pattern: RegExp): Promise<void>
  /** Resolves with its exit code and signal. */
  ended: Promise<[number | null, NodeJS.Signals | null]>
  signal(name: NodeJS.Signals): void
}

/** The last line that a launcher prints when everything runs. */
export const READY = /Ctrl-C stops everything/

/** Starts the launcher on a data folder, on free ports unless `env` names some. */
export function startLauncher(folder: string, sizes: object, env: Record<string, string> = {}): Launcher {
  const child = spawn(process.execPath, [SCRIPT, JSON.stringify(sizes)], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      ...{ SPACEPORT_DATA_DIR: folder, SPACEPORT_WEB_PORT: '0', SPACEPORT_GATEWAY_PORT: '0' },
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const waiting = new Set<() => void>()
  const take = (chunk: string) => {
    text += chunk
    for (const look of waiting) look()
  }
  child.stdout.setEncoding('utf8').on('data', take)
  child.stderr.setEncoding('utf8').on('data', take)
  const ended = endOf(child)
  return {
    pid: child.pid ?? 0,
    output: () => text,
    ended,
    signal: (name) => void child.kill(name),
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!pattern.test(text)) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
        void ended.then(() => reject(new Error(`The launcher ended before it printed ${pattern}:\n${text}`)))
      }),
  }
}

function endOf(child: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> {
  return new Promise((resolve) => child.once('close', (code, signal) => resolve([code, signal])))
}

/** demo.json of a data folder; null while the fleet cannot be used. */
export function readDemoFile(folder: string): DemoFile | null {
  const path = join(folder, 'demo.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as DemoFile) : null
}

/** The pids of the parts that a launcher of this folder has started and noted. */
export function partPidsOf(folder: string): number[] {
  const noted = join(folder, 'processes.json')
  const parts = existsSync(noted) ? (JSON.parse(readFileSync(noted, 'utf8')) as { pid: number }[]) : []
  return parts.map(({ pid }) => pid)
}

/** Those pids, and that of the folder's PostgreSQL. */
export function pidsOf(folder: string): number[] {
  const postmaster = join(folder, 'postgres', 'cluster', 'data', 'postmaster.pid')
  const database = existsSync(postmaster) ? [Number(readFileSync(postmaster, 'utf8').split('\n')[0])] : []
  return [...partPidsOf(folder), ...database]
}
