#!/usr/bin/env node
// Writes the Prisma clients and the Pothos types of the three databases to src/generated. A kind whose schema and
// generators are unchanged since its last run is left alone.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = join(dirname(fileURLToPath(import.meta.url)), '..')
const generated = join(folder, 'src', 'generated')
const require = createRequire(import.meta.url)
const prismaPackage = require.resolve('prisma/package.json')
const cli = join(dirname(prismaPackage), 'build', 'index.js')
/** Prisma looks generators up on the PATH, as `npm run` sets it. */
const path = [join(dirname(prismaPackage), '..', '.bin'), process.env.PATH].join(delimiter)

/** What the output depends on: the schema, the configuration and the generators' versions. */
function fingerprint(kind) {
  const hash = createHash('sha256')
  for (const file of [`${kind}/schema.prisma`, 'prisma.config.ts', 'package.json']) {
    hash.update(readFileSync(join(folder, file))).update('\0')
  }
  return hash.update(readFileSync(prismaPackage)).digest('hex')
}

function isCurrent(kind, stamp) {
  const outputs = [join(generated, kind, 'client.ts'), join(generated, `${kind}-pothos.ts`), stamp]
  return outputs.every((file) => existsSync(file)) && readFileSync(stamp, 'utf8') === fingerprint(kind)
}

async function generate(kind) {
  const stamp = join(generated, `${kind}.stamp`)
  if (isCurrent(kind, stamp)) return
  rmSync(stamp, { force: true })
  const child = spawn(process.execPath, [cli, 'generate', '--no-hints'], {
    cwd: folder,
    env: { ...process.env, PATH: path, SPACEPORT_DATABASE_KIND: kind, CHECKPOINT_DISABLE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw new Error(`prisma generate failed for ${kind}:\n${output}`)
  writeFileSync(stamp, fingerprint(kind))
  console.log(`generated ${kind}`)
}

mkdirSync(generated, { recursive: true })
const results = await Promise.allSettled(['directory', 'space', 'zone'].map(generate))
for (const result of results) {
  if (result.status === 'fulfilled') continue
  console.error(result.reason.message)
  process.exitCode = 1
}
