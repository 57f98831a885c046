#!/usr/bin/env node
// `npm test [-- jest's own arguments]`: builds, then runs every test; `--long` runs the expensive ones with their full counts.
import { nodeVersionFault } from './bootstrap/node-version.mjs'

const fault = nodeVersionFault(process.version)
if (fault) {
  process.stderr.write(`${fault}\n`)
  process.exit(1)
}
const { test } = await import('./bootstrap/test.mjs')
await test(process.argv.slice(2))
