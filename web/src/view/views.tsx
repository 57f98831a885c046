'use client'

import { useState, type FormEvent } from 'react'
import { RemoveSavedViewDocument, SaveViewDocument, ViewsMenuDocument } from '../generated/graphql'
import { useChange } from '../graph/use-change'
import { useGraph } from '../graph/use-graph'
import { CrossMark } from '../ui/marks'
import { say } from '../ui/say'

/** The page as it stands in the URL, without the panel that is open. */
function currentPath(): string {
  const search = new URLSearchParams(window.location.search)
  search.delete('peek')
  search.delete('after')
  const text = search.toString()
  return text === '' ? window.location.pathname : `${window.location.pathname}?${text}`
}

/** The saved views of a page, and the form that saves what one sees. */
export function Views({ path, what, onDone }: { path: string; what: string; onDone(): void }) {
  const { answer, refresh } = useGraph(ViewsMenuDocument, { path })
  const [removal, remove] = useChange(RemoveSavedViewDocument)
  const views = answer?.kind === 'answer' ? (answer.data.savedViews?.nodes ?? []) : []
  return (
    <div>
      <ul className="max-h-72 overflow-y-auto p-1.5">
        {answer === null && <li className="px-2 py-1.5 text-muted">Reading …</li>}
        {answer !== null && views.length === 0 && (
          <li className="px-2 py-1.5 text-muted">No views of {what} are saved yet.</li>
        )}
        {views.map(({ id, name, path: to, isOwn, owner, audience, version }) => (
          <li key={id} className="flex items-center rounded-md hover:bg-hover">
            <a href={to} className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md px-2">
              <span className="truncate">{name}</span>
              <span className="ml-auto shrink-0 text-sm text-muted">
                {isOwn ? (audience === 'SELF' ? '' : 'shared') : (owner?.name ?? 'shared with you')}
              </span>
            </a>
            {isOwn && (
              <button
                type="button"
                aria-label={`Remove the view ${name}`}
                onClick={() => void remove({ id, expectedVersion: version }).then((done) => done && refresh())}
                className="grid size-7 shrink-0 place-items-center rounded-md text-muted hover:text-bad"
              >
                <CrossMark />
              </button>
            )}
          </li>
        ))}
      </ul>
      {removal.kind === 'failed' && (
        <p role="alert" className="px-3.5 pb-2 text-bad">
          {removal.message}
        </p>
      )}
      <SaveForm onDone={onDone} />
    </div>
  )
}

function SaveForm({ onDone }: { onDone(): void }) {
  const [state, save] = useChange(SaveViewDocument)
  const [name, setName] = useState('')
  const [isShared, setShared] = useState(false)
  async function submit(event: FormEvent) {
    event.preventDefault()
    const done = await save({ name, path: currentPath(), audience: isShared ? 'EVERYBODY' : 'SELF' })
    if (!done) return
    say(`Saved as ${name}.`)
    onDone()
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-2 border-t border-line p-3">
      <label className="text-sm font-medium" htmlFor="view-name">
        Save what you see now
      </label>
      <div className="flex gap-2">
        <input
          id="view-name"
          data-first-focus=""
          required
          maxLength={100}
          autoComplete="off"
          placeholder="Name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          className="h-8 min-w-0 flex-1 rounded-[0.4375rem] border border-line-strong bg-raised px-2.5 placeholder:text-muted"
        />
        <button type="submit" className="control" aria-disabled={state.kind === 'pending'}>
          Save
        </button>
      </div>
      <label className="flex min-h-6 items-center gap-2 text-muted">
        <input
          type="checkbox"
          className="accent-accent"
          checked={isShared}
          onChange={(event) => setShared(event.target.checked)}
        />
        Share with everybody
      </label>
      {state.kind === 'failed' && (
        <p role="alert" className="text-bad">
          {state.message} <code className="font-mono text-sm">{state.code}</code>
        </p>
      )}
    </form>
  )
}
