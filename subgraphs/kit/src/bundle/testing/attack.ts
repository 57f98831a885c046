import { isErrorCode, SpaceportError, type ErrorCode } from '../../errors.js'
import { signEnvelope } from '../envelope.js'
import { END, headerOf, paddingOf, STATEMENT_NAME } from '../tar.js'
import { verifyBundle, type BundleCheck } from '../verify.js'
import { CHECK, pieces, sampleBlobs, SOURCE, wholeOf } from './sample.js'

/** How a file was met: it was taken, or refused with a code; and the packages whose last byte was given out. */
export type Met = { code: ErrorCode | 'TAKEN'; packages: string[] }

/** Meets a file as an importing Space does. Throws whatever is thrown that is no refusal. */
export async function meet(file: Uint8Array, check: Partial<BundleCheck> = {}, piece = 65_536): Promise<Met> {
  const packages: string[] = []
  const onPackage: BundleCheck['onPackage'] = async (_entry, bytes) =>
    void packages.push((await wholeOf(bytes)).toString())
  try {
    await verifyBundle(pieces(file, piece), { ...CHECK, onPackage, ...check })
    return { code: 'TAKEN', packages }
  } catch (error) {
    return { code: refusal(error), packages }
  }
}

/** The code of a refusal. Throws what is none, and what says that we were wrong. */
export function refusal(error: unknown): ErrorCode {
  if (error instanceof SpaceportError && isErrorCode(error.code) && error.code !== 'INTERNAL') return error.code
  throw error
}

/** The code with which something refuses, or that it was taken. */
export function codeOf(work: () => unknown): ErrorCode | 'TAKEN' {
  try {
    work()
    return 'TAKEN'
  } catch (error) {
    return refusal(error)
  }
}

/** A file of an archive. */
export type Entry = { name: string; content: Buffer; header?: Buffer }

/** An archive of any files, with or without the end that it ought to have. */
export function archiveOf(entries: readonly Entry[], end: Buffer = END): Buffer {
  const files = entries.flatMap(({ name, content, header }) => [
    header ?? headerOf(name, content.length),
    content,
    paddingOf(content.length),
  ])
  return Buffer.concat([...files, end])
}

/** The files of the sample bundle, below an envelope of choice. */
export async function entriesOf(envelope: string, blobs = sampleBlobs()): Promise<Entry[]> {
  const files = blobs.map(async ({ sha256, open }) => ({ name: sha256, content: await wholeOf(open()) }))
  return [{ name: STATEMENT_NAME, content: Buffer.from(envelope) }, ...(await Promise.all(files))]
}

/** A bundle in which the source has signed a text, whatever it is. */
export async function signedFile(payload: string, blobs = sampleBlobs()): Promise<Buffer> {
  return archiveOf(await entriesOf(signEnvelope(Buffer.from(payload), SOURCE), blobs))
}

/** A header with some bytes changed, and the checksum that fits to them. */
export function changedHeader(header: Buffer, at: number, text: string): Buffer {
  const changed = Buffer.from(header)
  changed.write(text, at, 'latin1')
  changed.write('        ', 148, 'latin1')
  const sum = changed.reduce((total, byte) => total + byte, 0)
  changed.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return changed
}
