import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { fileTooLarge } from './limits.js'
import type { SpaceFolder } from './space-folder.js'

/** Keeps what comes, under the digest that it turns out to have. Throws `TOO_LARGE`; whatever fails leaves nothing behind. */
export async function putContent(
  folder: SpaceFolder,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ sha256: string; size: number }> {
  const { disk, limits, place } = folder
  await folder.prepare()
  const room = await folder.room()
  const draft = join(place.parts, `${randomUUID()}.tmp`)
  const hash = createHash('sha256')
  let size = 0
  /** What is counted and will not be kept. */
  let lost = 0
  try {
    const file = await disk.create(draft)
    try {
      for await (const chunk of bytes) {
        if (size + chunk.length > limits.file) throw fileTooLarge(limits.file)
        room.take(chunk.length)
        lost += chunk.length
        hash.update(chunk)
        await disk.write(file, chunk, size)
        size += chunk.length
      }
      await disk.sync(file)
    } finally {
      await file.close()
    }
    const sha256 = hash.digest('hex')
    await folder.turns.take(sha256, async () => {
      const before = await folder.sizeOf(sha256)
      await folder.shelve(sha256, draft, () => (lost = before ?? 0))
    })
    return { sha256, size }
  } catch (error) {
    await disk.remove(draft)
    throw error
  } finally {
    room.give(lost)
  }
}
