import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import TestRunner from 'jest-runner'

/** Which tests each file of tests has, as the run without any change found them; kept in the copy that is mutated. */
const namesIn = (root) => join(root, 'test-names.json')

/** Whether a file of tests starts a directory with its database, or a fleet: that takes seconds. */
const startsComponent = ({ path }) => /testing\/(directory|fleet)\.js'/.test(readFileSync(path, 'utf8'))

/**
 * Jest's runner, but for one change to the code it runs only the files that have a test which reaches the changed place, those
 * beside it first, and stops at the first file that notices. Code that has tests beside it is not held by those that start a
 * whole component. (Stryker itself names the tests, yet has Jest load every file.)
 */
export default class CoveringRunner extends TestRunner {
  #root
  #pattern
  #changed

  constructor(config, context) {
    super(config, context)
    this.#root = config.rootDir
    this.#pattern = config.testNamePattern ? new RegExp(config.testNamePattern, 'i') : null
    this.#changed = config.nonFlagArgs.map((path) => basename(path, '.ts'))
  }

  async runTests(tests, watcher, options) {
    const changing = process.env.__STRYKER_ACTIVE_MUTANT__ !== undefined
    const names = {}
    let noticed = false
    const forget = this.on('test-file-success', ([{ path }, { testResults, numFailingTests, testExecError }]) => {
      names[path] = testResults.map(({ fullName }) => fullName)
      noticed ||= numFailingTests > 0 || Boolean(testExecError)
    })
    try {
      for (const test of changing ? this.#wanted(tests) : tests) {
        if (noticed && changing) break
        await super.runTests([test], watcher, options)
      }
    } finally {
      forget()
    }
    if (!changing) writeFileSync(namesIn(this.#root), JSON.stringify(names))
  }

  #wanted(tests) {
    const known = existsSync(namesIn(this.#root)) ? JSON.parse(readFileSync(namesIn(this.#root), 'utf8')) : {}
    const reaches = ({ path }) =>
      this.#pattern === null || !known[path] || known[path].some((name) => this.#pattern.test(name))
    const beside = ({ path }) => this.#changed.includes(basename(path, '.test.ts'))
    const quick = tests.some(beside)
    return tests
      .filter((test) => reaches(test) && (beside(test) || !quick || !startsComponent(test)))
      .sort((a, b) => Number(beside(b)) - Number(beside(a)))
  }
}
