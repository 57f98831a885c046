'use client'

import { Blank } from '../../view/blank'

/** What stands inside the shell when a page itself failed; what the gateway refuses is shown by the page. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Blank
      isAlert
      isPage
      title="This page failed"
      action={
        <button type="button" className="control" onClick={reset}>
          Try again
        </button>
      }
    >
      <p>The fault is on our side. Nothing was changed.</p>
      {error.digest !== undefined && <p className="mt-2 font-mono text-sm select-all">{error.digest}</p>}
    </Blank>
  )
}
