import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What came of a run: how many of the changes to the code the tests noticed, of those that they could have. In per cent, to two places. */
export function mutationResult(report, seconds) {
  const statuses = Object.values(report.files).flatMap(({ mutants }) => mutants.map(({ status }) => status))
  const count = (...wanted) => statuses.filter((status) => wanted.includes(status)).length
  const noticed = count('Killed', 'Timeout')
  const missed = count('Survived', 'NoCoverage')
  const score = noticed + missed === 0 ? 0 : Math.round((10_000 * noticed) / (noticed + missed)) / 100
  return { score, noticed, missed, seconds: Math.round(seconds) }
}

/** One sentence on a run that failed: too few changes were noticed, or there was no run. */
export function mutationFault(result) {
  if (!result) return 'The changes to the guards could not be tried; see above.'
  const { score, missed } = result
  return `The tests notice only ${score}% of the changes to the guards; ${missed} went unnoticed, which are listed above.`
}

/**
 * Changes the code that decides who somebody is and what they may do, thousands of times, and runs its tests each time
 * (`test/mutation/`). Gives the exit code, which is not 0 below the score wanted, and the result; null if there is none.
 */
export async function mutate(root) {
  const start = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'spaceport-mutation-'))
  const report = join(folder, 'report.json')
  try {
    const code = await stryker(root, {
      SPACEPORT_MUTATION_REPORT: report,
      SPACEPORT_MUTATION_FOLDER: join(folder, 'copies'),
    })
    const result = mutationResult(JSON.parse(readFileSync(report, 'utf8')), (performance.now() - start) / 1000)
    return { code, result }
  } catch {
    return { code: 1, result: null }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function stryker(root, env) {
  return new Promise((resolve) => {
    const entry = join(root, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js')
    const child = spawn(process.execPath, [entry, 'run', join('test', 'mutation', 'stryker.config.mjs')], {
      cwd: root,
      env: { ...process.env, ...env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
