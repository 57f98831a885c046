import { IGNORED } from './test/groups/members.mjs'

/** In a whole run the files of a subgraph run in groups; a run of some files runs just those. */
const left = process.env.SPACEPORT_TEST_GROUPS === '1' ? IGNORED : ['/test/groups/']

/** @type {import('jest').Config} */
export default {
  globalSetup: '<rootDir>/prisma/testing/global-setup.mjs',
  globalTeardown: '<rootDir>/prisma/testing/global-teardown.mjs',
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['spaceport-source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2022',
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
  testMatch: ['<rootDir>/{prisma,subgraphs,gateway,client,cli,deploy,web,test}/**/*.test.{ts,tsx}'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.next/', ...left],
  modulePathIgnorePatterns: ['/dist/', '/.next/'],
  testSequencer: '<rootDir>/test/harness/sequencer.mjs',
  testTimeout: 240_000,
  // What a test file loaded stays in its worker (nodejs/node#33439): hundreds of files would fill the heap, and collecting it would take most of the time.
  workerIdleMemoryLimit: '1GB',
}
