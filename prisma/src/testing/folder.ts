import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '../engine/process.js'
import { readPostmaster } from '../engine/postmaster.js'

const PREFIX = 'spaceport-test-'

/** The process that the test run ends with. Its workers are children that inherit the variable from the global set-up. */
const testRun = () => Number(process.env.SPACEPORT_TEST_RUN) || process.ppid

/** Ends the servers of test runs that were killed before their tear-down, and removes their folders. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const run = Number(name.slice(PREFIX.length))
    if (!Number.isInteger(run) || isAlive(run)) continue
    const folder = join(tmpdir(), name)
    try {
      const server = readPostmaster(join(folder, 'postgres', 'cluster', 'data'))
      if (server) process.kill(server.pid, 'SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    } catch {
      continue // another account's, or another worker is at it
    }
  }
}

/** The data folder that all workers of this test run share. */
export function testFolder(): string {
  sweep()
  const folder = join(tmpdir(), `${PREFIX}${testRun()}`)
  mkdirSync(folder, { recursive: true })
  // As root the server runs under another account, which has to get in.
  chmodSync(folder, 0o755)
  return folder
}
