'use client'

import { copyText } from '../ui/copy'
import { say } from '../ui/say'
import { pageOf } from './page-of'

async function copy(what: string, text: string): Promise<void> {
  say((await copyText(text)) ? `Copied the ${what}.` : `The browser does not let pages copy. The ${what}: ${text}`)
}

/** The id of a thing, and what can be copied of it. */
export function PeekTools({ id, name }: { id: string; name: string }) {
  const href = pageOf(id)
  return (
    <div className="flex flex-wrap items-center gap-1.5 border-b border-line px-5 py-2.5 print:hidden">
      <code className="mr-auto truncate font-mono text-sm text-muted select-all">{id}</code>
      <button type="button" className="control h-7" onClick={() => void copy('id', id)}>
        Copy id
      </button>
      <button type="button" className="control h-7" onClick={() => void copy('name', name)}>
        Name
      </button>
      {href !== null && (
        <button
          type="button"
          className="control h-7"
          onClick={() => void copy('link', new URL(href, window.location.href).href)}
        >
          Link
        </button>
      )}
    </div>
  )
}
