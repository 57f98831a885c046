#!/usr/bin/env node
// Runs the `spaceport` command; compiles it first where that was not done yet.
import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`spaceport needs Node 20.19 or newer; this is ${process.versions.node}.`)
}

const folder = new URL('..', import.meta.url)
const program = new URL('dist/main.js', folder)
if (!existsSync(program)) build()
await import(program.href)

function build() {
  process.stderr.write('Building the spaceport command, once.\n')
  const result = compile()
  if (result?.status !== 0 || !existsSync(program)) {
    if (result?.stdout) process.stderr.write(result.stdout)
    fail('The spaceport command could not be built. Run `npm ci`, then `npm run build`, in the folder of Spaceport.')
  }
}

function compile() {
  try {
    const compiler = createRequire(import.meta.url).resolve('typescript/package.json')
    const tsc = fileURLToPath(new URL('bin/tsc', `file://${compiler}`))
    return spawnSync(process.execPath, [tsc, '-b', fileURLToPath(folder)], { encoding: 'utf8' })
  } catch {
    return null
  }
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(2)
}
