#!/usr/bin/env node
// `npm run demo -- --spaces 50 ...`: as `npm start`, with a fleet of the given size.
import { nodeVersionFault } from './bootstrap/node-version.mjs'

const fault = nodeVersionFault(process.version)
if (fault) {
  process.stderr.write(`${fault}\n`)
  process.exit(1)
}
const { demoHelp, demoOptions } = await import('./bootstrap/demo-options.mjs')
const { help, fault: wrong, dataDir, sizes } = demoOptions(process.argv.slice(2))
if (help) {
  process.stdout.write(demoHelp())
} else if (wrong) {
  process.stderr.write(`${wrong}\n`)
  process.exit(1)
} else {
  const { launch } = await import('./bootstrap/launch.mjs')
  await launch({ dataDir, sizes })
}
