// Makes a bundle to a file, and takes it in to files, in a process of its own: `node memory.mjs FOLDER MEBIBYTES` prints the most
// memory that it ever held, in bytes.
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { verifyBundle } from '@spaceport/kit/bundle/verify'
import { bundleOf, packageIn } from './bundle.mjs'

const [folder, mebibytes] = process.argv.slice(2)
const halves = [Math.ceil(Number(mebibytes) / 2), Math.floor(Number(mebibytes) / 2)]
const packages = []
for (const [n, half] of halves.entries()) packages.push(await packageIn(join(folder, `package-${n}`), half))
const { made, check } = bundleOf(packages)

const file = join(folder, 'bundle.tar')
await pipeline(made.bytes(), createWriteStream(file))
const taken = []
await verifyBundle(createReadStream(file), {
  ...check,
  async onPackage({ sha256, size }, bytes) {
    await pipeline(bytes, createWriteStream(join(folder, sha256)))
    taken.push(size)
  },
})
if (taken.reduce((sum, size) => sum + size, 0) !== Number(mebibytes) * 1024 ** 2)
  throw new Error('not all was taken in')
console.log(await peak())

/** Linux counts what the parent held before this program began into `maxRSS`, and not into `VmHWM`. */
async function peak() {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '')
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS
  return Number(kibibytes) * 1024
}
