'use client'

import { useState } from 'react'
import { copyText } from '../ui/copy'

/** A text of a machine, to be read, selected or copied. */
export function CopyText({ label, text }: { label: string; text: string }) {
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'failed'>('idle')
  return (
    <div className="max-w-xl">
      <p className="mb-1 font-medium">{label}</p>
      <div className="flex flex-wrap items-start gap-2">
        <code className="min-w-0 flex-1 basis-60 rounded-lg border border-line-strong bg-raised px-2.5 py-1.5 font-mono text-sm break-all select-all">
          {text}
        </code>
        <button
          type="button"
          className="control"
          aria-label={`Copy: ${label}`}
          onClick={() => void copyText(text).then((isDone) => setOutcome(isDone ? 'copied' : 'failed'))}
          onBlur={() => setOutcome('idle')}
        >
          <span aria-live="polite">{{ idle: 'Copy', copied: 'Copied', failed: 'Select it by hand' }[outcome]}</span>
        </button>
      </div>
    </div>
  )
}
