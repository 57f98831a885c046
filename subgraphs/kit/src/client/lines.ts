import { SpaceportError } from '../errors.js'

/**
 * Splits a byte stream into lines. Throws `TOO_LARGE` if a line is longer than `lineBytes` or all of them than `totalBytes`
 * (both counted in UTF-16 units of the decoded text, which are never more than its bytes).
 */
export async function* readLines(
  source: AsyncIterable<Uint8Array>,
  {
    lineBytes = 32 * 1024 * 1024,
    totalBytes = Number.POSITIVE_INFINITY,
  }: { lineBytes?: number; totalBytes?: number } = {},
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let pending: string[] = []
  let pendingLength = 0
  let total = 0
  for await (const chunk of source) {
    total += chunk.length
    if (total > totalBytes) throw new SpaceportError('TOO_LARGE', 'The answer is too large.')
    const parts = decoder.decode(chunk, { stream: true }).split('\n')
    const last = parts.pop() as string
    for (const part of parts) {
      pending.push(part)
      const line = pending.join('')
      pending = []
      pendingLength = 0
      if (line !== '') yield line
    }
    pending.push(last)
    pendingLength += last.length
    if (pendingLength > lineBytes) throw new SpaceportError('TOO_LARGE', 'A line of the answer is too long.')
  }
  const rest = pending.join('') + decoder.decode()
  if (rest !== '') yield rest
}
