import base from '../../jest.config.mjs'

/**
 * The tests that hold the mutated code: quick ones, since they are run thousands of times. Those that open a database share one
 * server, and are run for the code that says who holds a session, a key or a link.
 */
const TESTS = [
  ...['subgraphs/kit/src/{assertion,rights,client}/*', 'gateway/src/auth/*'],
  ...['oidc/{flow,outbound,person,refreshed,return-to,sealed}', 'token-issuer/{by-token,pattern,rule}'].map(
    (tests) => `subgraphs/directory/src/${tests}`,
  ),
  ...['password/{weakness,limited,password}', 'session/*', 'one-time-token/*', 'api-key/*'].map(
    (tests) => `subgraphs/directory/src/${tests}`,
  ),
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
