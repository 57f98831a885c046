#!/usr/bin/env node
// `npm run demo:airgap`: shows how a release travels between two networks that never talk; see docs/bundles.md.
import { nodeVersionFault } from './bootstrap/node-version.mjs'

const fault = nodeVersionFault(process.version)
if (fault) {
  process.stderr.write(`${fault}\n`)
  process.exit(1)
}
if (process.argv.includes('--help')) {
  process.stdout.write(
    'npm run demo:airgap\n\nStarts two Spaceports without a way between them, and shows how a release goes from one to the other and its\nresults come back: by files in a folder that both sides are handed. Takes about a minute, and leaves nothing behind.\n',
  )
} else {
  const { ready } = await import('./bootstrap/launch.mjs')
  await ready('airgap/demo.js', ({ demoAirgap }, options) =>
    demoAirgap({ ...options, print: (text) => process.stdout.write(`${text}\n`) }),
  )
}
