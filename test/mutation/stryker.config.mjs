/** Which code is mutated: what decides who somebody is and what they may do. */
const MUTATED = [
  'subgraphs/kit/src/assertion/*.ts',
  // Permissions and roles themselves are tables, which their tests hold against the documentation.
  'subgraphs/kit/src/rights/{decide,explained,scope,system}.ts',
  'subgraphs/kit/src/client/{addresses,pool}.ts',
  'gateway/src/auth/*.ts',
  // Of the directory, what has tests without a database: with one, each of the changes would take seconds.
  'subgraphs/directory/src/oidc/{flow,outbound,person,refreshed,return-to,sealed}.ts',
  'subgraphs/directory/src/password/{limited,password,weakness}.ts',
  'subgraphs/directory/src/session/token.ts',
  'subgraphs/directory/src/token-issuer/{pattern,rule}.ts',
]

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [...MUTATED, '!**/*.test.ts', '!**/testing/**'],
  testRunner: 'jest',
  jest: { projectType: 'custom', configFile: 'test/mutation/jest.config.mjs', enableFindRelatedTests: true },
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 10_000,
  // Nothing is downloaded, reported home or written outside its own folder.
  allowConsoleColors: false,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: process.env.SPACEPORT_MUTATION_REPORT ?? 'test/mutation/report.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: true },
  tempDirName: process.env.SPACEPORT_MUTATION_FOLDER ?? '.stryker-tmp',
  // What the mutated code and its tests do not need is not copied, and so not crawled at each of thousands of runs.
  ignorePatterns: [
    ...['**/dist', '**/.next', '**/.turbo', '/.spaceport', '/web', '/cli', '/client', '/deploy', '/docs', '/prisma'],
    ...['/subgraphs/space', '/subgraphs/zone', '/test/e2e', '/test/harness', '/test/bench'],
  ],
  ignoreStatic: false,
  thresholds: { high: 95, low: 90, break: 90 },
}
