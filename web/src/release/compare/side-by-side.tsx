import type { ReactNode } from 'react'
import { lineDiff } from './line-diff'

/** What something was and is, beside each other; below each other where there is no room. */
export function SideBySide({ before, after }: { before: ReactNode; after: ReactNode }) {
  return (
    <div className="grid gap-2 md:grid-cols-2">
      <Side title="Before">{before}</Side>
      <Side title="After">{after}</Side>
    </div>
  )
}

function Side({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0 rounded-md border border-line bg-surface px-2.5 py-1.5">
      <p className="text-xs text-muted">{title}</p>
      <div className="min-w-0 font-mono text-sm break-words whitespace-pre-wrap">
        {children ?? <span className="font-sans text-faint">None</span>}
      </div>
    </div>
  )
}

/** Two texts of many lines as one, with the lines that came and went. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  return (
    <pre
      className="max-h-96 overflow-auto rounded-md border border-line bg-surface py-1.5 font-mono text-sm"
      tabIndex={0}
    >
      {lineDiff(before, after).map(({ sign, text }, place) => (
        <span
          key={place}
          className={`block px-2.5 ${sign === '+' ? 'bg-ok/10 text-ok' : sign === '-' ? 'bg-bad-soft text-bad' : 'text-muted'}`}
        >
          <span aria-hidden="true" className="inline-block w-4 select-none">
            {sign}
          </span>
          {sign !== ' ' && <span className="sr-only">{sign === '+' ? 'added: ' : 'removed: '}</span>}
          {text}
        </span>
      ))}
    </pre>
  )
}
