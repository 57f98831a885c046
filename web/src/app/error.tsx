'use client'

import { MessagePage } from './message-page'

/** What a caller sees when the page itself failed; what the gateway refuses is shown by the page. */
export default function PageError({ reset }: { error: Error; reset: () => void }) {
  return (
    <MessagePage title="This page failed">
      <p>The fault is on our side. Nothing was changed.</p>
      <button className="control" type="button" onClick={reset}>
        Try again
      </button>
    </MessagePage>
  )
}
