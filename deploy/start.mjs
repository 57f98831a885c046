#!/usr/bin/env node
// `npm start`: everything from a fresh clone to a running demo. Node's built-ins alone until packages are installed.
import { nodeVersionFault } from './bootstrap/node-version.mjs'

const fault = nodeVersionFault(process.version)
if (fault) {
  process.stderr.write(`${fault}\n`)
  process.exit(1)
}
const { launch } = await import('./bootstrap/launch.mjs')
await launch({ sizes: {} })
