import { builder } from '../builder.js'
import { Receipt } from '../environment/last-receipt.js'
import { Deployment } from './type.js'

builder.prismaObjectFields(Deployment, (t) => ({
  receipt: t.field({
    type: Receipt,
    nullable: true,
    description:
      'How old what is known of it is: of a deployment in another Space, which a receipt told; null for one that is done here.',
    select: { receiptIssuedAt: true, receiptReceivedAt: true },
    resolve: ({ receiptIssuedAt: issuedAt, receiptReceivedAt: receivedAt }) =>
      issuedAt && receivedAt ? { issuedAt, receivedAt } : null,
  }),
}))
