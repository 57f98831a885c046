import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ManagedProcess, type ProcessOptions } from './managed-process.js'
import { isAlive } from '@spaceport/database/engine/process'

let folder: string
let parts: ManagedProcess[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spaceport-process-'))
  parts = []
})

afterEach(async () => {
  for (const part of parts) await part.stop()
  rmSync(folder, { recursive: true })
})

const READY = `process.stdout.write(JSON.stringify({ ready: true, url: 'http://127.0.0.1:' + process.pid }) + '\\n')\n`
const LIVE = `setInterval(() => {}, 1000)\n`

function part(script: string, options: ProcessOptions = {}): ManagedProcess {
  const entry = join(folder, `${parts.length}.mjs`)
  writeFileSync(entry, script)
  const spec = {
    name: 'the part',
    entry,
    cwd: folder,
    env: () => ({ PART: 'x' }),
    logFile: join(folder, 'logs', 'part.log'),
  }
  const made = new ManagedProcess(spec, { wait: async () => {}, ...options })
  parts.push(made)
  return made
}

/** Resolves with the next pid that differs from the ones seen. */
function pids() {
  const seen: (number | null)[] = []
  const waiting: { count: number; resolve: () => void }[] = []
  return {
    seen,
    onPid(pid: number | null) {
      seen.push(pid)
      for (const entry of waiting.filter((w) => seen.length >= w.count)) entry.resolve()
    },
    length: (count: number) =>
      new Promise<void>((resolve) => (seen.length >= count ? resolve() : waiting.push({ count, resolve }))),
  }
}

describe('ManagedProcess', () => {
  it('is ready when the part says so, and ends it on stop', async () => {
    const one = part(READY + LIVE)
    expect(await one.start()).toBe(`http://127.0.0.1:${one.pid}`)
    const pid = one.pid as number
    await one.stop()
    expect(one.pid).toBeNull()
    expect(isAlive(pid)).toBe(false)
  })

  it('starts a killed part again', async () => {
    const { seen, onPid, length } = pids()
    const one = part(READY + LIVE, { onPid })
    await one.start()
    process.kill(one.pid as number, 'SIGKILL')
    await length(3)
    expect(seen[1]).toBeNull()
    expect(seen[2]).not.toBe(seen[0])
    expect(isAlive(seen[2] as number)).toBe(true)
  })

  it('waits longer and longer while a part keeps ending', async () => {
    const waits: number[] = []
    const many = new Promise<void>((resolve) => {
      const wait = async (milliseconds: number) => {
        waits.push(milliseconds)
        if (waits.length === 8) resolve()
      }
      void part(`${READY} process.exitCode = 3`, { wait }).start()
    })
    await many
    expect(waits.slice(0, 8)).toEqual([0, 250, 500, 1000, 2000, 4000, 8000, 10000])
  })

  it('fails the first start with the last line that the part printed', async () => {
    const one = part(`process.stderr.write('first\\nPort 3000 is used by another program.\\n'); process.exit(1)`)
    await expect(one.start()).rejects.toThrow('the part did not start: Port 3000 is used by another program.')
    expect(one.pid).toBeNull()
  })

  it('fails the first start of a part that never gets ready, and ends it', async () => {
    const seen: (number | null)[] = []
    const one = part(LIVE, { readyWithin: 300, onPid: (pid) => seen.push(pid) })
    await expect(one.start()).rejects.toThrow('not ready within')
    expect(isAlive(seen[0] as number)).toBe(false)
  })

  it('uses SIGKILL on a part that ignores SIGTERM', async () => {
    const one = part(`process.on('SIGTERM', () => {})\n${READY + LIVE}`, { grace: 100 })
    await one.start()
    const pid = one.pid as number
    await one.stop()
    expect(isAlive(pid)).toBe(false)
  })

  it('stays down after kill until it is started', async () => {
    const { seen, onPid } = pids()
    const one = part(READY + LIVE, { onPid })
    await one.start()
    await one.kill()
    expect(seen).toHaveLength(2)
    await one.start()
    expect(isAlive(one.pid as number)).toBe(true)
  })

  it('keeps what the part prints in a log for its owner alone', async () => {
    const one = part(
      `process.stdout.write('out\\n'); process.stderr.write('err ' + process.env.PART + '\\n')\n${READY + LIVE}`,
    )
    await one.start()
    await one.stop()
    const log = join(folder, 'logs', 'part.log')
    expect(readFileSync(log, 'utf8').split('\n').sort()).toEqual(['', 'err x', 'out'])
    expect(statSync(log).mode & 0o777).toBe(0o600)
  })
})
