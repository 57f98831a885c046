/** Which bytes of a file are to be sent: from `start` up to but without `end`. */
export type ByteRange = { start: number; end: number }

/**
 * The part of a file of `size` bytes that a request wants by its `Range` (RFC 9110, 14.1.2): null for the whole, also when the header is of
 * another form than ours or asks for several parts, which may then be passed over (14.2); `unsatisfiable` when it begins beyond the end.
 */
export function readRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | null {
  const match = /^bytes=[ \t]*(?:(\d{1,15})-(\d{1,15})?|-(\d{1,15}))[ \t]*$/i.exec(header ?? '')
  if (!match) return null
  const [, first, last, suffix] = match
  if (suffix !== undefined) {
    const length = Math.min(Number(suffix), size)
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size }
  }
  const start = Number(first)
  const end = last === undefined ? size : Math.min(Number(last) + 1, size)
  if (last !== undefined && Number(last) < start) return null
  return start >= size ? 'unsatisfiable' : { start, end }
}

/** Whether a list of entity tags (RFC 9110, 13.1.2) holds one, compared weakly. */
export function hasTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some((one) => ['*', tag].includes(one.trim().replace(/^W\//, '')))
}
