import base from '../../jest.config.mjs'

/** The tests that hold the mutated code: those that need no database, and so can be run thousands of times. */
const TESTS = [
  ...['subgraphs/kit/src/{assertion,rights,client}/*', 'gateway/src/auth/*'],
  ...['oidc/{flow,outbound,person,refreshed,return-to,sealed}', 'token-issuer/{pattern,rule}', 'session/token'].map(
    (tests) => `subgraphs/directory/src/${tests}`,
  ),
  'subgraphs/directory/src/password/{limited,password,weakness}',
]

const { globalSetup: _setup, globalTeardown: _teardown, ...rest } = base

/** @type {import('jest').Config} */
export default {
  ...rest,
  rootDir: '../..',
  testMatch: TESTS.map((tests) => `<rootDir>/${tests}.test.ts`),
  // The comparison with Cedar takes seconds, and finds nothing here that the tests beside the rules do not.
  testPathIgnorePatterns: [...base.testPathIgnorePatterns, 'oracle'],
  runner: '<rootDir>/test/mutation/covering-runner.mjs',
  testTimeout: 20_000,
}
