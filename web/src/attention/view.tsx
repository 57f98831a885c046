'use client'

import { useQueryStates } from 'nuqs'
import { useMemo, useState } from 'react'
import {
  NeedsAttentionDocument,
  type NeedsAttentionQuery,
  type NeedsAttentionQueryVariables,
} from '../generated/graphql'
import type { Completeness } from '../graph/rows'
import type { Served } from '../graph/served'
import { PageView } from '../view/page-view'
import { AttentionBody } from './body'
import { moveFocus } from './move-focus'
import { ATTENTION_PARSERS, attentionVariables } from './source'

const KEYS = [
  { key: 'j', says: 'Next row', run: () => moveFocus(1) },
  { key: 'ArrowDown', says: 'Next row', run: () => moveFocus(1) },
  { key: 'k', says: 'Row before', run: () => moveFocus(-1) },
  { key: 'ArrowUp', says: 'Row before', run: () => moveFocus(-1) },
]

type AttentionProps = {
  served: Served<NeedsAttentionQuery, NeedsAttentionQueryVariables>
  /** The moment that the server asked for, in epoch milliseconds. */
  now: number
}

/** What waits for somebody, over all Spaces. */
export function AttentionView({ served, now }: AttentionProps) {
  const [search, setSearch] = useQueryStates(ATTENTION_PARSERS, { shallow: true, history: 'push' })
  const [moment, setMoment] = useState(now)
  const variables = useMemo(() => attentionVariables(search, moment), [search, moment])
  return (
    <PageView
      name="Needs attention"
      document={NeedsAttentionDocument}
      variables={variables}
      served={served}
      field="interruptions"
      subject={(data) => data}
      titleOf={() => 'Needs attention'}
      completeness={missingIn}
      live={[]}
      keys={KEYS}
    >
      {(data, _, parts) => (
        <AttentionBody
          data={data}
          parts={parts}
          search={search}
          moment={moment}
          variables={variables}
          onSearch={(changes) => {
            // A period that moves ends when it was chosen.
            if ('period' in changes) setMoment(Date.now())
            void setSearch(changes)
          }}
        />
      )}
    </PageView>
  )
}

/** Every Space that any part lacks, each once. */
function missingIn(data: NeedsAttentionQuery): Completeness | null {
  const all = Object.values(data).flatMap((part) =>
    part && typeof part === 'object' && 'completeness' in part ? [part.completeness] : [],
  )
  const asked = Math.max(0, ...all.map((one) => one.asked))
  const missing = [...new Map(all.flatMap((one) => one.missing.map((space) => [space.space, space]))).values()]
  return all.length === 0 ? null : { asked, answered: asked - missing.length, missing }
}
