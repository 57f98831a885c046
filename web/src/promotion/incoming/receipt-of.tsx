'use client'

import { useState } from 'react'
import { IncomingReceiptsDocument, MakeReceiptDocument } from '../../generated/graphql'
import { found } from '../../graph/found'
import { askFromBrowser } from '../../graph/ask-from-browser'
import { useChange, type ChangeState } from '../../graph/use-change'
import { say } from '../../ui/say'
import { PageSection } from '../../view/page-section'
import { RefusalNote } from '../refusal-note'
import { saveText } from '../save-text'
import type { IncomingBundle } from './bundle'

/** What the source of a bundle hears of it: makes the receipt that tells all so far, and gives it as a file to be carried back. */
export function ReceiptOf({ bundle }: { bundle: IncomingBundle }) {
  const [made, make] = useChange(MakeReceiptDocument)
  const [read, setRead] = useState<ChangeState>({ kind: 'idle' })
  const { isReceiptDue, receiptNumber, sourceSpace, promotion } = bundle
  const fileName = (number: number) => `receipt-${bundle.projectName}-${bundle.releaseVersion}-${number}.json`

  async function makeAndSave() {
    const done = await make({ bundle: bundle.id })
    const receipt = done?.makeReceipt?.incomingBundle
    if (!receipt) return
    if (receipt.receipt === null) return say('Receipt issued. Only who may see all deployments can export it.')
    saveText(fileName(receipt.receiptNumber), receipt.receipt)
    say(`Receipt ${receipt.receiptNumber} is saved. Take it to ${sourceSpace} and import it there.`)
  }

  async function save() {
    setRead({ kind: 'pending' })
    const answer = await askFromBrowser(IncomingReceiptsDocument, { id: bundle.id })
    if (answer.kind === 'refused') return setRead({ ...answer, kind: 'failed' })
    const last = found(answer.data.bundle as { id: string } | null) ?? answer.data.bundle
    const text = last && 'receipt' in last ? (last.receipt ?? last.firstReceipt) : null
    setRead(
      text === null ? { kind: 'failed', code: 'FORBIDDEN', message: 'You may not see its receipt.' } : { kind: 'done' },
    )
    if (text !== null) saveText(fileName(receiptNumber), text)
  }

  return (
    <PageSection title="Receipt" note={`no. ${receiptNumber}`}>
      <p className="text-muted">
        {isReceiptDue
          ? `Something has changed since the last receipt: ${sourceSpace} does not know it yet.`
          : 'The last receipt is up to date.'}
        {promotion && ' Receipts are sent over the network automatically.'}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        {isReceiptDue && (
          <button
            type="button"
            className="control"
            aria-disabled={made.kind === 'pending'}
            onClick={() => void makeAndSave()}
          >
            Export receipt {receiptNumber + 1}
          </button>
        )}
        <button type="button" className="control" aria-disabled={read.kind === 'pending'} onClick={() => void save()}>
          Download receipt {receiptNumber}
        </button>
      </div>
      <RefusalNote state={made} />
      <RefusalNote state={read} />
    </PageSection>
  )
}
