/** Bytes of a header, and of what contents are filled up to a multiple of. */
export const BLOCK = 512

/** The first file of a bundle. */
export const STATEMENT_NAME = 'statement.dsse.json'

/** What follows the last file: two blocks of zeros, and nothing after them. */
export const END: Buffer = Buffer.alloc(2 * BLOCK)

/**
 * The one header of a regular file in a bundle (POSIX.1-1988 ustar): mode 0644, no owner, no time, no links, no long names. `name`: ASCII, at
 * most 100 characters; `size`: less than 8 GiB.
 */
export function headerOf(name: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK)
  header.write(name, 0, 'latin1')
  header.write('0000644\0' + '0000000\0' + '0000000\0', 100, 'latin1')
  header.write(`${octal(size, 11)}\0${octal(0, 11)}\0`, 124, 'latin1')
  // The checksum counts its own field as spaces.
  header.write('        0', 148, 'latin1')
  header.write('ustar\x0000', 257, 'latin1')
  header.write('0000000\0' + '0000000\0', 329, 'latin1')
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${octal(sum, 6)}\0 `, 148, 'latin1')
  return header
}

/** The size in a header, if the header is exactly the one that `headerOf` makes for a file of this name and that size; null otherwise. */
export function sizeIn(header: Buffer, name: string): number | null {
  const digits = header.toString('latin1', 124, 135)
  if (!/^[0-7]{11}$/.test(digits)) return null
  const size = Number.parseInt(digits, 8)
  return headerOf(name, size).equals(header) ? size : null
}

/** The zeros that fill a content of this size up to whole blocks. */
export function paddingOf(size: number): Buffer {
  return END.subarray(0, (BLOCK - (size % BLOCK)) % BLOCK)
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0')
}
