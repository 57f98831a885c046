import { hashFile } from '../upload/hash-file'
import { sendFile } from '../upload/send-file'

/** The most bytes of a receipt, written as JSON, that are sent with the question: it may have at most 1 MiB. */
const MOST_AT_ONCE = 900_000

/** A receipt as the graph takes it: its text, or the SHA-256 of its file, which was uploaded to the Space. */
export type ReceiptGiven = { space: string; receipt: string } | { space: string; digest: string }

/** Has a receipt given to the graph as it can be: one that is too large for a question is uploaded before. Rejects as `sendFile`. */
export async function receiptGiven(space: string, receipt: string, signal: AbortSignal): Promise<ReceiptGiven> {
  if (new Blob([JSON.stringify(receipt)]).size <= MOST_AT_ONCE) return { space, receipt }
  const file = new Blob([receipt])
  const digest = await hashFile(file, signal, () => {})
  await sendFile({ file, space, sha256: digest, signal, done: () => {} })
  return { space, digest }
}
