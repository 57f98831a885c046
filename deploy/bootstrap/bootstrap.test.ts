import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { busyPortFault } from './busy-port.mjs'
import { demoHelp, demoOptions } from './demo-options.mjs'
import { needsInstall } from './install.mjs'
import { mutationResult } from './mutation.mjs'
import { nodeVersionFault } from './node-version.mjs'
import { run } from './run.mjs'
import { steps } from './steps.mjs'
import { closingLines, longResult } from './test.mjs'

describe('nodeVersionFault', () => {
  it.each(['v20.19.0', 'v20.20.2', 'v22.0.0', 'v24.1.0'])('lets %s pass', (version) => {
    expect(nodeVersionFault(version)).toBeNull()
  })
  it.each(['v20.18.9', 'v18.20.0', 'v8.0.0'])('refuses %s in one sentence', (version) => {
    expect(nodeVersionFault(version)).toBe(`Spaceport needs Node.js 20.19 or newer; this is ${version}.`)
  })
})

describe('busyPortFault', () => {
  it('names the port that another program has and its setting, and neither a free one nor a wrong setting', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as AddressInfo).port))
    })
    const env = { SPACEPORT_WEB_PORT: '0', SPACEPORT_GATEWAY_PORT: String(port) }
    expect(await busyPortFault(env)).toBe(
      `Port ${port} is used by another program: end that, or set SPACEPORT_GATEWAY_PORT to another port.`,
    )
    await new Promise((resolve) => other.close(resolve))
    expect(await busyPortFault(env)).toBeNull()
    expect(await busyPortFault({ ...env, SPACEPORT_GATEWAY_PORT: 'x' })).toBeNull()
  })
})

describe('needsInstall', () => {
  let root: string
  const write = (path: string, content: object | string) =>
    writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content))
  const lock = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0', optional: true },
    },
  }
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'spaceport-install-'))
    write('package-lock.json', lock)
  })
  afterEach(() => rmSync(root, { recursive: true }))

  it('is true in a fresh clone', () => {
    expect(needsInstall(root)).toBe(true)
  })

  it('is false after somebody installed the same by hand, and stays so until the lock file changes', () => {
    mkdirSync(join(root, 'node_modules'))
    write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '1.0.0' } } })
    expect(needsInstall(root)).toBe(false)
    expect(needsInstall(root)).toBe(false)
    write('package-lock.json', { packages: { ...lock.packages, 'node_modules/c': { version: '1.0.0' } } })
    expect(needsInstall(root)).toBe(true)
  })

  it('is true when something else is installed than the lock file says', () => {
    mkdirSync(join(root, 'node_modules'))
    write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '1.0.1' } } })
    expect(needsInstall(root)).toBe(true)
  })

  it('is true after an installation that was interrupted', () => {
    mkdirSync(join(root, 'node_modules'))
    expect(needsInstall(root)).toBe(true)
  })
})

describe('demoOptions', () => {
  it('reads sizes, seed and folder', () => {
    expect(demoOptions(['--spaces', '50', '--projects=2000', '--seed', 'x', '--data-dir', '/tmp/d'])).toEqual({
      dataDir: '/tmp/d',
      sizes: { spaces: 50, projects: 2000, seed: 'x' },
    })
    expect(demoOptions([])).toEqual({ dataDir: undefined, sizes: {} })
  })

  it.each([[['--spaces', 'many']], [['--spaces', '-1']], [['--planets', '9']], [['--spaces']], [['x']]])(
    'refuses %j',
    (args) => {
      expect(demoOptions(args).fault).toMatch(/^[^\n]+\.$/)
    },
  )

  it('explains every option', () => {
    expect(demoOptions(['--help'])).toEqual({ help: true })
    for (const option of [
      'instances',
      'spaces',
      'projects',
      'environments',
      'tenants',
      'releases',
      'deployments',
      'seed',
      'data-dir',
    ]) {
      expect(demoHelp()).toContain(`--${option} `)
    }
  })
})

describe('run', () => {
  it('gives the exit code and the output of both streams, line by line', async () => {
    const lines: string[] = []
    const script = `process.stdout.write('a\\nb'); process.stderr.write('c\\n'); process.exitCode = 7`
    const code = await run(process.execPath, ['-e', script], {
      cwd: tmpdir(),
      onLine: (line: string) => lines.push(line),
    })
    expect(code).toBe(7)
    expect(lines.sort()).toEqual(['a', 'b', 'c'])
  })

  it('says in one sentence when a program is not there', async () => {
    const missing = run('no-such-program', [], { cwd: tmpdir(), onLine: () => {} })
    await expect(missing).rejects.toThrow(/^no-such-program could not be started: .*\.$/)
  })
})

describe('what is printed', () => {
  const printing = (terminal: boolean) => {
    let text = ''
    let clock = 0
    const step = steps({ write: (part: string) => (text += part), terminal, now: () => (clock += 1500) })
    return { step, text: () => text }
  }

  it('is one line for each step', () => {
    const { step, text } = printing(false)
    step('Building')()
    step('Creating Spaces')('6')
    expect(text()).toBe('Building ... done (1.5 s)\nCreating Spaces ... 6 (1.5 s)\n')
  })

  it('shows how far a long step has come: in its place on a terminal, each quarter in a log', () => {
    const run = (terminal: boolean) => {
      const { step, text } = printing(terminal)
      const done = step('Loading')
      for (let i = 1; i <= 12; i++) done.progress(i, 12)
      done('12')
      return text()
    }
    expect(run(false)).toBe('Loading ... 25% 50% 75% 12 (1.5 s)\n')
    expect(
      run(true)
        .split('\r')
        .map((part) => part.replace('\x1b[2K', '')),
    ).toEqual([
      'Loading ...',
      ...Array.from({ length: 11 }, (_, i) => `Loading ... ${i + 1} of 12`),
      'Loading ... 12 (1.5 s)\n',
    ])
  })

  it('closes a test run with its counts', () => {
    const result = {
      numPassedTests: 10,
      numFailedTests: 0,
      numPendingTests: 0,
      numTotalTestSuites: 3,
      numRuntimeErrorTestSuites: 0,
    }
    expect(closingLines(result, 61.4)).toBe('3 files in 61 seconds.\n10 passed, 0 failed')
    expect(closingLines({ ...result, numFailedTests: 2, numPendingTests: 1, numRuntimeErrorTestSuites: 1 }, 5)).toBe(
      '3 files in 5 seconds, 1 of them could not be run.\n10 passed, 2 failed, 1 skipped',
    )
    expect(closingLines(null, 5)).toBe('The tests did not run to their end.')
    expect(longResult(result, 61.4, { commit: 'abc', changed: false })).toMatchObject({
      ...{ commit: 'abc', changed: false, seconds: 61 },
      ...{ files: 3, passed: 10, failed: 0, skipped: 0 },
    })
  })
})

describe('mutationResult', () => {
  const report = (...statuses: string[]) => ({ files: { 'a.ts': { mutants: statuses.map((status) => ({ status })) } } })

  it('counts what tests could have noticed, and what they did', () => {
    const { score, noticed, missed } = mutationResult(
      report('Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored', 'CompileError', 'Killed'),
      1.4,
    )
    expect({ score, noticed, missed }).toEqual({ score: 60, noticed: 3, missed: 2 })
    expect(mutationResult(report(...Array.from({ length: 2 }, () => 'Killed'), 'Survived'), 1)).toMatchObject({
      score: 66.67,
      seconds: 1,
    })
  })

  it('is nothing to be proud of where nothing was tried', () => {
    expect(mutationResult(report('Ignored'), 1).score).toBe(0)
  })
})
