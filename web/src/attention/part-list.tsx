'use client'

import { numberText } from '../view/count-text'
import { PageSection } from '../view/page-section'
import { PART } from './source'
import type { SteadyPart } from './steady'
import { countOf } from './tally'
import { WaitingRow } from './waiting-row'
import { useState } from 'react'

type PartProps = {
  part: SteadyPart
  /** Whether only the reader's own are shown; null where there is no such choice. */
  isMine: boolean | null
  onMine(mine: boolean): void
  /** Shows what is there now. */
  onShow(): void
}

/** One kind of thing that waits, the oldest first. What came since waits behind a button. */
export function PartList({ part, isMine, onMine, onShow }: PartProps) {
  const [isWhole, setWhole] = useState(false)
  const { id, title, rows, count, held, all } = part
  const shown = isWhole ? rows : rows.slice(0, PART)
  return (
    <div id={`part-${id}`} className="scroll-mt-4">
      <PageSection
        title={title}
        note={countOf(part)}
        action={
          <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
            {isMine !== null && (
              <label className="flex min-h-6 items-center gap-1.5 text-muted">
                <input
                  type="checkbox"
                  className="accent-accent"
                  checked={isMine}
                  onChange={(event) => onMine(event.target.checked)}
                />
                Only mine and my teams’
              </label>
            )}
            {all !== null && count > shown.length && (
              <a href={all} className="text-accent underline-offset-3 hover:underline">
                Show all {numberText(count)}
              </a>
            )}
          </span>
        }
      >
        <ul className="divide-y divide-line border-y border-line">
          {shown.map((row) => (
            <WaitingRow key={row.id} row={row} />
          ))}
          {rows.length === 0 && held === 0 && <li className="py-3 text-muted">None of these is yours.</li>}
        </ul>
        {rows.length > shown.length && (
          <button type="button" className="control mt-2" onClick={() => setWhole(true)}>
            Show {numberText(rows.length - shown.length)} more here
          </button>
        )}
        <div role="status" className="empty:hidden">
          {held > 0 && (
            <button
              type="button"
              onClick={onShow}
              className="mt-2 flex h-8 w-full items-center justify-center rounded-md bg-accent-soft font-medium text-accent hover:underline"
            >
              {numberText(held)} new: show
            </button>
          )}
        </div>
      </PageSection>
    </div>
  )
}
