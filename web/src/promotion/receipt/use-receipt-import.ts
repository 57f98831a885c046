'use client'

import { useCallback, useState } from 'react'
import { ImportReceiptDocument, type ImportReceiptMutation } from '../../generated/graphql'
import { useChange, type ChangeState } from '../../graph/use-change'
import { failureOf } from '../upload/use-upload'
import { receiptGiven } from './receipt-given'

/** Imports a receipt of any size, as `useChange` sends a change; how its upload goes, where it takes one, is part of how it goes. */
export function useReceiptImport(): [
  ChangeState,
  (input: { space: string; receipt: string }) => Promise<ImportReceiptMutation | null>,
] {
  const [state, importReceipt] = useChange(ImportReceiptDocument)
  const [upload, setUpload] = useState<ChangeState>({ kind: 'idle' })
  const take = useCallback(
    async ({ space, receipt }: { space: string; receipt: string }) => {
      setUpload({ kind: 'pending' })
      try {
        const given = await receiptGiven(space, receipt, new AbortController().signal)
        const done = importReceipt(given)
        setUpload({ kind: 'idle' })
        return await done
      } catch (error) {
        setUpload(failureOf(error))
        return null
      }
    },
    [importReceipt],
  )
  return [upload.kind === 'idle' ? state : upload, take]
}
