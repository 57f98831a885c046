import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, StepFailed } from './run.mjs'

const stampOf = (root) => join(root, 'node_modules', '.spaceport-lock')

const lockHash = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

/** Whether what npm noted about node_modules is what package-lock.json asks for: then somebody has installed by hand. */
function installedAsLocked(root) {
  const noted = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(noted)) return false
  const installed = JSON.parse(readFileSync(noted, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.link) return true
    return installed[path]
      ? installed[path].version === entry.version
      : Boolean(entry.optional || entry.peer || entry.devOptional)
  })
}

/** Whether `npm ci` is needed: package-lock.json is not the one that was installed. */
export function needsInstall(root) {
  const hash = lockHash(root)
  const stamp = stampOf(root)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === hash) return false
  if (!installedAsLocked(root)) return true
  writeFileSync(stamp, `${hash}\n`)
  return false
}

/** What npm says of the reason, without the usage that it adds. */
function reasons(lines) {
  const usage = lines.findIndex((line) => /^npm (error|ERR!) (Usage|Clean install)/.test(line))
  return lines.slice(0, usage < 0 ? undefined : usage).slice(0, 20)
}

/** Installs exactly what package-lock.json says, if that is not there yet. */
export async function install(root, step) {
  if (!needsInstall(root)) return
  const done = step('Installing packages')
  const npm = process.env.npm_execpath
  const [command, first] = npm ? [process.execPath, [npm]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
  const lines = []
  const code = await run(
    command,
    [...first, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      onLine: (line) => lines.push(line),
    },
  )
  if (code !== 0) throw new StepFailed(`npm ci failed:\n${reasons(lines).join('\n')}`)
  writeFileSync(stampOf(root), `${lockHash(root)}\n`)
  done()
}
