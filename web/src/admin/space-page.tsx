'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import type { Completeness } from '../graph/rows'
import { NowProvider } from '../time/now'
import { CompletenessNotice } from '../view/completeness-notice'

/** Says which Spaces a list over all of them lacks, above what it has. */
export function SpacePage({
  completeness,
  now,
  children,
}: {
  completeness: Completeness | null
  now: number
  children: ReactNode
}) {
  const router = useRouter()
  return (
    <NowProvider served={now}>
      <CompletenessNotice completeness={completeness} onRetry={() => router.refresh()} />
      {children}
    </NowProvider>
  )
}
