#!/usr/bin/env node
// `npm run keys -- rotate gateway`: gives a component of the running fleet a new key; see --help.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { nodeVersionFault } from './bootstrap/node-version.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const command = join(root, 'deploy', 'dist', 'local', 'keys', 'command.js')
const fault =
  nodeVersionFault(process.version) ?? (existsSync(command) ? null : 'Nothing is built yet: start the fleet first.')
if (fault) {
  process.stderr.write(`${fault}\n`)
  process.exit(1)
}
const { keysCommand } = await import(pathToFileURL(command).href)
try {
  await keysCommand(root, process.argv.slice(2), (text) => process.stdout.write(text))
} catch (error) {
  process.stderr.write(`${error?.expected === true ? error.message : (error?.stack ?? error)}\n`)
  process.exit(1)
}
