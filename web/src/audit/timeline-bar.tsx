'use client'

import { PeriodBar } from '../time/period-bar'
import { Tabs } from '../ui/tabs'
import { numberText } from '../view/count-text'
import { exportHref } from './export-href'
import { KINDS } from './kinds'
import { AUDITS, type Audit, type AuditSearch } from './source'
import { VerifyDialog } from './verify-dialog'
import { kindWords } from './words'
import { useState } from 'react'

const TITLES: Record<Audit, string> = { spaces: 'Spaces', directory: 'Directory', zone: 'Zone' }
const TABS = AUDITS.map((id) => ({ id, title: TITLES[id] }))

type BarProps = {
  search: AuditSearch
  /** The server's clock when it rendered, in epoch milliseconds. */
  now: number
  /** How many events there are, where the head does not say it. */
  count: number | null
  onChange(changes: Partial<AuditSearch>): void
}

/** What every audit offers above its events: whose audit it is, a period, kinds, and whether the chain holds. */
export function TimelineBar({ search, now, count, onChange }: BarProps) {
  const [isVerifying, setVerifying] = useState(false)
  const { of, kind, space } = search
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2 sm:px-5 print:hidden">
      <Tabs<Audit>
        label="Audit"
        tabs={TABS}
        current={of}
        panel="rows"
        onChange={(next) => onChange({ of: next, kind: [], peek: null, after: null, columns: null })}
      />
      <select
        aria-label="About"
        value={kind[0] ?? ''}
        onChange={({ target }) => onChange({ kind: target.value === '' ? [] : [target.value], after: null })}
        className="control max-w-44 min-w-0 max-sm:grow max-sm:basis-32"
      >
        <option value="">About anything</option>
        {[...new Set([...KINDS[of], ...kind])].map((name) => (
          <option key={name} value={name}>
            {kindWords(name)}
          </option>
        ))}
      </select>
      <PeriodBar label="When" isShort period={search} onChange={(period) => onChange({ ...period, after: null })} />
      {count !== null && (
        <p role="status" aria-label="Count" className="text-muted tabular-nums">
          {numberText(count)} <span className="max-sm:sr-only">{count === 1 ? 'event' : 'events'}</span>
        </p>
      )}
      <div className="ml-auto flex flex-wrap items-center gap-2">
        <button type="button" className="control" onClick={() => setVerifying(true)}>
          Verify
        </button>
        <a
          className="control"
          href={exportHref(search, now)}
          download
          title="Every event with what stood before and after, by Space and time; other filters do not count"
        >
          JSON lines
        </a>
      </div>
      {isVerifying && <VerifyDialog of={of} only={space} onClose={() => setVerifying(false)} />}
    </div>
  )
}
