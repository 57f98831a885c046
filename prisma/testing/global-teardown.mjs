import { existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const POLL_MS = 20

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Where the run's cluster is: in its folder, or where the note says that it went for want of access. */
function clusterParent(home) {
  const note = join(home, 'location')
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : home
}

/** Jest's global tear-down: ends this run's embedded server, if a test started one, and removes its data. */
export default async function tearDown() {
  const folder = join(tmpdir(), `spaceport-test-${process.env.SPACEPORT_TEST_RUN}`)
  const home = join(folder, 'postgres')
  if (!existsSync(home)) return
  const parent = clusterParent(home)
  const pidFile = join(parent, 'cluster', 'data', 'postmaster.pid')
  if (existsSync(pidFile)) {
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10)
    // PostgreSQL's "immediate" shutdown: the data goes anyway.
    if (isAlive(pid)) process.kill(pid, 'SIGQUIT')
    while (isAlive(pid)) await setTimeout(POLL_MS)
  }
  for (const path of [parent, folder]) rmSync(path, { recursive: true, force: true })
}
