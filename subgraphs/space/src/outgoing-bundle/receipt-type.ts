import { builder } from '../builder.js'

/** The last receipt of a bundle. */
export type LastReceipt = { number: number; issuedAt: Date; receivedAt: Date; text: string }

export const OutgoingBundleReceipt = builder.objectRef<LastReceipt>('OutgoingBundleReceipt').implement({
  description: 'What the other Space signed last of what became of a bundle.',
  access: 'Public',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Counts the receipts of the bundle, from 1.' }),
    issuedAt: t.expose('issuedAt', { type: 'DateTime', description: 'When it was made there.' }),
    receivedAt: t.expose('receivedAt', { type: 'DateTime', description: 'When it came here.' }),
    text: t.exposeString('text', {
      access: 'DeploymentView',
      description: 'The receipt itself: a signed envelope (DSSE), as JSON. It tells of all deployments there.',
    }),
  }),
})

/** The columns of a bundle that hold its last receipt. */
export const RECEIPT = { receiptNumber: true, receipt: true, receiptIssuedAt: true, receiptReceivedAt: true } as const

type ReceiptColumns = {
  receiptNumber: number
  receipt: string | null
  receiptIssuedAt: Date | null
  receiptReceivedAt: Date | null
}

/** The last receipt of a bundle; null if there is none yet. */
export function lastReceipt(row: ReceiptColumns): LastReceipt | null {
  const { receiptNumber: number, receipt: text, receiptIssuedAt: issuedAt, receiptReceivedAt: receivedAt } = row
  return text !== null && issuedAt && receivedAt ? { number, issuedAt, receivedAt, text } : null
}
