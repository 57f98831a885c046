'use client'

import { useEffect, useMemo, useState } from 'react'
import { useKnownSpaces } from '../spaces/known'
import { Dialog } from '../ui/dialog'
import { StateText } from '../ui/state-text'
import { numberText } from '../view/count-text'
import type { Audit } from './source'
import { verify, type Chain, type Verdict } from './verify'

type VerifyProps = {
  of: Audit
  /** The only Spaces to be verified; none means all that the screen knows. */
  only: readonly string[]
  onClose(): void
}

/** Verifies the chains of hashes, one after the other, and says of each whether anything was edited, removed, inserted or moved. */
export function VerifyDialog({ of, only, onClose }: VerifyProps) {
  const { spaces, hasMore, nameOf } = useKnownSpaces()
  const ids = useMemo(
    () => (of === 'spaces' ? (only.length > 0 ? only : spaces.map(({ id }) => id)) : [of]),
    [of, only, spaces],
  )
  const [verdicts, setVerdicts] = useState<ReadonlyMap<string, Verdict>>(new Map())
  useEffect(() => {
    const end = new AbortController()
    async function all() {
      for (const id of ids) {
        const chain: Chain = of === 'spaces' ? { of: 'space', space: id } : { of }
        await verify(chain, (verdict) => setVerdicts((before) => new Map(before).set(id, verdict)), end.signal)
      }
    }
    // It rejects only because the dialog was closed.
    all().catch(() => {})
    return () => end.abort()
  }, [of, ids])
  return (
    <Dialog title="Is the audit as it was written?" onClose={onClose}>
      <div className="overflow-y-auto px-4 pt-3 pb-4">
        <p className="text-muted">
          Every event carries a hash that joins it to the one before. Whatever was edited, removed, inserted or moved
          since breaks the chain.
        </p>
        <ul aria-live="polite" className="mt-3 divide-y divide-line border-y border-line">
          {ids.map((id) => (
            <li key={id} className="py-2">
              <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                <span className="font-medium">{of === 'spaces' ? nameOf(id) : `The ${id}`}</span>
                <VerdictText verdict={verdicts.get(id)} />
              </div>
              <Faults verdict={verdicts.get(id)} />
            </li>
          ))}
        </ul>
        {of === 'spaces' && only.length === 0 && hasMore && (
          <p className="mt-3 text-muted">These are the first Spaces. Choose others in the filter to verify them.</p>
        )}
      </div>
    </Dialog>
  )
}

function VerdictText({ verdict }: { verdict: Verdict | undefined }) {
  if (!verdict) return <StateText tone="idle">Waits</StateText>
  switch (verdict.kind) {
    case 'reading':
      return <StateText tone="run">{`${numberText(verdict.count)} read so far`}</StateText>
    case 'intact':
      return <StateText tone="ok">{`Intact, ${numberText(verdict.count)} events`}</StateText>
    case 'broken':
      return <StateText tone="bad">Not as it was written</StateText>
    case 'unknown':
      return <StateText tone="warn">{verdict.message === '' ? 'Could not be verified' : verdict.message}</StateText>
  }
}

function Faults({ verdict }: { verdict: Verdict | undefined }) {
  if (verdict?.kind !== 'broken') return null
  return (
    <ul className="mt-1.5 list-disc pl-5 text-bad">
      {verdict.faults.map(({ event, problem, message }) => (
        <li key={`${problem} ${event}`}>
          {event && <code className="font-mono text-sm">{event}: </code>}
          {message}
        </li>
      ))}
    </ul>
  )
}
