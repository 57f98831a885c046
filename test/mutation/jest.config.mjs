import base from '../../jest.config.mjs'

/** The tests that hold the mutated code: those that need no database, and so can be run thousands of times. */
const TESTS = ['subgraphs/kit/src/{assertion,rights,client}/**', 'gateway/src/auth/**']

const { globalSetup: _setup, globalTeardown: _teardown, ...rest } = base

/** @type {import('jest').Config} */
export default {
  ...rest,
  rootDir: '../..',
  testMatch: TESTS.map((tests) => `<rootDir>/${tests}/*.test.ts`),
  // The comparison with Cedar takes seconds, and finds nothing here that the tests beside the rules do not.
  testPathIgnorePatterns: [...base.testPathIgnorePatterns, 'oracle'],
  testTimeout: 20_000,
}
