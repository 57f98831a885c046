import { readFile } from 'node:fs/promises'
import { LARGEST_FILE, reasonOf, tooLarge } from './folder.js'

/** The text of a file exactly as it is, its byte order mark included; or why it has none. */
export type Source = { text: string } | { refused: string }

/** Reads a step template's file, which has to be UTF-8 (RFC 8259, section 8.1). */
export async function readSource(path: string): Promise<Source> {
  let bytes: Buffer
  try {
    bytes = await readFile(path)
  } catch (error) {
    return { refused: reasonOf(error as NodeJS.ErrnoException) }
  }
  if (bytes.length > LARGEST_FILE) return { refused: tooLarge(bytes.length) }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    return { refused: isUtf16(bytes) ? 'it is UTF-16; save it as UTF-8' : 'it is not UTF-8' }
  }
}

function isUtf16([first, second]: Buffer): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
}
