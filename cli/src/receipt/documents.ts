import { document } from '@spaceport/client/document'
import type { Payload } from '../transfer/change.js'

/** What a receipt was made of. */
export type Receipted = { id: string; receiptNumber: number; receipt: string | null }

/** Signs a receipt, if there is anything new to tell. */
export const MAKE_RECEIPT = document<
  { done: Payload<{ incomingBundle: Receipted | null }> },
  { input: { bundle: string; idempotencyKey: string } }
>(
  `mutation MakeReceipt($input: MakeReceiptInput!) {
  done: makeReceipt(input: $input) {
    incomingBundle { id receiptNumber receipt }
    errors { code message }
  }
}`,
)

/** What a receipt told of. */
export type Told = { id: string; state: string; destinationSpace: string }

/** Takes a receipt in that was carried here: its text, or the SHA-256 of its file, which was uploaded. */
export const IMPORT_RECEIPT = document<
  { done: Payload<{ outgoingBundle: Told | null }> },
  { input: { space: string; receipt?: string; digest?: string; idempotencyKey: string } }
>(
  `mutation ImportReceipt($input: ImportReceiptInput!) {
  done: importReceipt(input: $input) {
    outgoingBundle { id state destinationSpace }
    errors { code message }
  }
}`,
)
