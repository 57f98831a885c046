import { createHash } from 'node:crypto'
import { SpaceportError } from '@spaceport/kit/errors'
import { openFile } from './disk.js'
import { fileTooLarge } from './limits.js'
import { readPieces } from './read.js'
import type { SpaceFolder } from './space-folder.js'

/** How far an upload is: the bytes that are there, and whether the file is complete and its digest right. */
export type Progress = { offset: number; complete: boolean }

/** A piece of a file: where it begins, and the bytes of the whole file. */
export type Piece = { offset: number; bytes: Uint8Array; total: number }

/**
 * Adds the next piece to an upload; the last one completes it. Of a file that is there already nothing is written. Throws `CONFLICT` with the
 * right `offset` for a piece that is not the next, `TOO_LARGE`, and `BUNDLE_TAMPERED` when all bytes are there and their digest is another:
 * then the upload is forgotten.
 */
export async function appendContent(folder: SpaceFolder, sha256: string, piece: Piece): Promise<Progress> {
  const { offset, bytes, total } = piece
  const part = folder.place.part(sha256)
  if (total > folder.limits.file) throw fileTooLarge(folder.limits.file)
  if (offset + bytes.length > total) throw new SpaceportError('BAD_INPUT', 'The piece goes beyond the end of the file.')
  return folder.turns.take(sha256, async () => {
    const size = await folder.sizeOf(sha256)
    if (size !== null) return { offset: size, complete: true }
    await folder.prepare()
    const room = await folder.room()
    const there = await folder.partOf(sha256)
    if (offset !== (there ?? 0)) {
      throw new SpaceportError('CONFLICT', `The upload is at byte ${there ?? 0}.`, { offset: there ?? 0 })
    }
    room.take(bytes.length, total - offset)
    try {
      if (there === null) await begin(folder, part)
      await write(folder, part, piece)
    } catch (error) {
      room.give(bytes.length)
      throw error
    }
    if (offset + bytes.length < total) return { offset: offset + bytes.length, complete: false }
    if ((await digestOf(part)) !== sha256) {
      await folder.disk.remove(part)
      room.give(total)
      throw new SpaceportError('BUNDLE_TAMPERED', 'The bytes do not have this SHA-256. Upload the file again.')
    }
    await folder.shelve(sha256, part)
    return { offset: total, complete: true }
  })
}

/** Makes an upload's file, if not too many are under way. */
async function begin(folder: SpaceFolder, part: string): Promise<void> {
  const { disk, limits, place } = folder
  const room = await folder.room()
  await folder.turns.take('parts', async () => {
    const { left, freed } = await folder.forgetStale()
    room.give(freed)
    if (left >= limits.uploads) {
      throw new SpaceportError('TOO_LARGE', 'Too many uploads to the Space are under way. Finish some, or wait.')
    }
    // Whatever is there, a link perhaps, is no upload.
    await disk.remove(part)
    const file = await disk.create(part)
    await file.close()
    await disk.syncFolder(place.parts)
  })
}

/** Writes a piece wholly, or leaves the file as it was. */
async function write({ disk }: SpaceFolder, part: string, { bytes, offset }: Piece): Promise<void> {
  const file = await disk.reopen(part)
  try {
    await disk.write(file, bytes, offset)
    await disk.sync(file)
  } catch (error) {
    await file.truncate(offset).catch(() => {})
    throw error
  } finally {
    await file.close()
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of readPieces(await openFile(path), 0, Number.POSITIVE_INFINITY)) hash.update(bytes)
  return hash.digest('hex')
}
