'use client'

import { useState } from 'react'
import type { Secret } from './outcome'

/** A text that is shown this once, to be selected or copied. */
export function SecretOnce({ secret }: { secret: Secret }) {
  const [copied, setCopied] = useState<'idle' | 'copied' | 'failed'>('idle')
  const say = { idle: 'Copy', copied: 'Copied', failed: 'Select it and copy by hand' }[copied]
  return (
    <div className="mt-3 rounded-lg border border-warn-line bg-warn-soft p-3">
      <p className="font-medium">{secret.label}</p>
      <p className="text-muted">{secret.note}</p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <code className="min-w-0 flex-1 basis-60 rounded border border-line-strong bg-raised p-2 font-mono break-all select-all">
          {secret.value}
        </code>
        <button
          type="button"
          className="control"
          aria-live="polite"
          onClick={() => {
            // Only secure contexts have a clipboard.
            const written = navigator.clipboard?.writeText(secret.value) ?? Promise.reject(new Error('none'))
            written.then(
              () => setCopied('copied'),
              () => setCopied('failed'),
            )
          }}
        >
          {say}
        </button>
      </div>
    </div>
  )
}
