/**
 * What a release bundle of 200 MB costs. `memory`: the most that a process holds which makes it to a file and takes it in to files,
 * against 150 MB. `making` and `checking`: against what no one who checks bytes can do without, sending the same bytes through
 * Node's own hash stream. Checking computes two digests of each byte: of its blob, and of the file.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { verifyBundle } from '@spaceport/kit/bundle/verify'
import { bundleOf, packageIn } from './bundles/bundle.mjs'

const GOES = 9
const MEBIBYTES = 200
const MOST_MEMORY = 150 * 1024 ** 2

/** Runs the benchmark: the medians of interleaved goes. */
export async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'spaceport-bundles-'))
  try {
    const peak = peakIn(folder)
    const { made, check } = bundleOf([await packageIn(join(folder, 'package'), MEBIBYTES)])
    const file = join(folder, 'bundle.tar')
    await pipeline(made.bytes(), createWriteStream(file))
    const [making, checking] = [[], []]
    for (let go = 0; go < GOES; go++) {
      const hashed = await cost(() => pipeline(createReadStream(file), createHash('sha256')))
      making.push((await cost(() => drain(made.bytes()))) / hashed)
      checking.push((await cost(() => verifyBundle(createReadStream(file), check))) / hashed)
    }
    return {
      name: 'bundles',
      ratios: {
        'memory to make a bundle of 200 MB and take it in / 150 MB': ratio(peak / MOST_MEMORY, 1),
        'making / hash stream over the same bytes': ratio(median(making), 2),
        'checking / hash stream over the same bytes': ratio(median(checking), 2),
      },
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function peakIn(folder) {
  const child = fileURLToPath(new URL('./bundles/memory.mjs', import.meta.url))
  const { status, stdout, stderr } = spawnSync(process.execPath, [child, folder, String(MEBIBYTES)], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`It could not be made or taken in: ${stderr}`)
  return Number(stdout)
}

/** Milliseconds of processor time, of all threads. */
async function cost(work) {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

async function drain(bytes) {
  for await (const part of bytes) if (part.length === 0) throw new Error('an empty piece')
}

function median(values) {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]
}

function ratio(exact, bound) {
  const value = Number(exact.toFixed(3))
  return { value, bound, ok: value <= bound }
}
