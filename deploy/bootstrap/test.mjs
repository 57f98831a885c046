import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, QUIET } from './build.mjs'
import { install } from './install.mjs'
import { fail, ROOT } from './launch.mjs'
import { mutate, mutationFault } from './mutation.mjs'
import { steps } from './steps.mjs'

/** The two lines with which a test run ends: what ran, and alone on the last line how many passed and failed. */
export function closingLines(result, seconds) {
  if (!result) return 'The tests did not run to their end.'
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped, numTotalTestSuites: files } = result
  const broken = result.numRuntimeErrorTestSuites
  const ran = `${files} files in ${Math.round(seconds)} seconds${broken ? `, ${broken} of them could not be run` : ''}.`
  return `${ran}\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
}

/** What `npm run test:long` leaves in `test/long-result.json`, to be committed: on which commit it ran, and what came of it. */
export function longResult(result, seconds, { commit, changed }) {
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped, numTotalTestSuites: files } = result
  const run = { node: process.version, cores: cpus().length, seconds: Math.round(seconds) }
  return { commit, changed, ...run, files, passed, failed, skipped }
}

/** The commit that is checked out, and whether files differ from it. */
function checkedOut() {
  const git = (...args) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim()
  return { commit: git('rev-parse', 'HEAD'), changed: git('status', '--porcelain', '--untracked-files=no') !== '' }
}

/** Writes the long result to its file, each time with what is known of the mutations by then. */
function keepLongResult(ran) {
  return (mutation) => {
    writeFileSync(join(ROOT, 'test', 'long-result.json'), `${JSON.stringify({ ...ran, mutation }, null, 2)}\n`)
  }
}

/** Runs the tests and ends this process with jest's exit code. `--long` among the arguments asks for full counts. */
export async function test(args) {
  const start = performance.now()
  try {
    const step = steps()
    Object.assign(process.env, QUIET)
    await install(ROOT, step)
    await build(ROOT, step)
  } catch (error) {
    fail(error)
  }
  const folder = mkdtempSync(join(tmpdir(), 'spaceport-jest-'))
  const report = join(folder, 'report.json')
  const long = args.includes('--long')
  const own = ['--json', `--outputFile=${report}`, '--maxWorkers=2', ...args.filter((arg) => arg !== '--long')]
  // Whoever names files or options gets those files, each by itself.
  const isWhole = args.every((arg) => arg === '--long')
  const code = await jest(own, {
    ...(long ? { SPACEPORT_LONG: '1' } : {}),
    ...(isWhole ? { SPACEPORT_TEST_GROUPS: '1' } : {}),
  })
  let result = null
  try {
    result = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    // Jest ended before it could report.
  }
  rmSync(folder, { recursive: true, force: true })
  const seconds = (performance.now() - start) / 1000
  const whole = long && result && isWhole
  const keep = whole ? keepLongResult(longResult(result, seconds, checkedOut())) : null
  // Kept before the mutations too, which take long: whoever ends them has what came of the tests.
  keep?.(null)
  const mutation = whole ? await mutate(ROOT) : null
  if (mutation) {
    keep?.(mutation.result)
    if (mutation.code !== 0) process.stdout.write(`\n${mutationFault(mutation.result)}\n`)
  }
  process.stdout.write(`\n${closingLines(result, seconds)}\n`)
  process.exit(code || (mutation?.code ?? 0))
}

/** Jest with its output as it is, but for the report, which goes to a file. Signals reach it as they come. */
function jest(args, env) {
  return new Promise((resolve) => {
    const options = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`.trim()
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'), ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env, NODE_OPTIONS: options },
      stdio: ['inherit', 'ignore', 'inherit'],
    })
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
