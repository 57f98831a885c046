'use client'

import { useState, type KeyboardEvent } from 'react'
import { CompareChoicesDocument } from '../../generated/graphql'
import { useGraph } from '../../graph/use-graph'
import { AgeText } from '../../time/age-text'
import { Popover } from '../../ui/popover'
import { useSettled } from '../../ui/use-settled'

type Named = { id: string; name: string }

type PickerProps = {
  /** Which side it is for: `the earlier release`. */
  label: string
  button: string
  /** The project whose releases are offered at first; null: a project is chosen first. */
  project: Named | null
  /** The Space that both must be of; null while neither is chosen. */
  space: string | null
  onPick(id: string): void
}

/** Chooses a release: of the project at hand, or of another one that is chosen first. */
export function ReleasePicker({ label, button, ...rest }: PickerProps) {
  return (
    <Popover label={`Choose ${label}`} button={button}>
      {(close) => <Choices {...rest} label={label} close={close} />}
    </Popover>
  )
}

function Choices({ label, project: first, space, onPick, close }: Omit<PickerProps, 'button'> & { close(): void }) {
  const [project, setProject] = useState(first)
  const [text, setText] = useState('')
  const settled = useSettled(text.trim())
  const { answer, isAsking } = useGraph(CompareChoicesDocument, {
    isOfProject: project !== null,
    ...(settled === '' ? {} : { text: settled }),
    ...(project ? { project: [project.id] } : space ? { space: [space] } : {}),
  })
  const data = answer?.kind === 'answer' ? answer.data : null
  const items = project
    ? (data?.releases?.nodes ?? []).map(({ id, version, createdAt }) => ({
        id,
        says: version,
        beside: <AgeText at={createdAt} />,
        run: () => {
          close()
          onPick(id)
        },
      }))
    : (data?.projects?.nodes ?? []).map((one) => ({
        id: one.id,
        says: one.name,
        beside: one.space?.name,
        run: () => {
          setProject(one)
          setText('')
        },
      }))
  return (
    <div className="w-80 p-2" onKeyDown={moveThrough}>
      <div className="flex items-center justify-between px-1 pb-1.5 text-sm">
        <span className="text-muted">{project ? `Releases of ${project.name}` : 'First its project'}</span>
        {project && (
          <button type="button" className="rounded px-1 text-accent hover:underline" onClick={() => setProject(null)}>
            Another project
          </button>
        )}
      </div>
      <input
        key={project?.id ?? ''}
        data-first-focus=""
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-label={project ? `Version of ${label}` : 'Name of the project'}
        placeholder={project ? 'Version' : 'Name'}
        className="h-8 w-full rounded-md border border-line-strong bg-raised px-2.5"
      />
      <ul aria-busy={isAsking} className="mt-1.5 max-h-72 overflow-y-auto">
        {items.map(({ id, says, beside, run }) => (
          <li key={id}>
            <button
              type="button"
              onClick={run}
              className="flex h-8 w-full items-center justify-between gap-3 rounded-md px-2 text-left hover:bg-hover"
            >
              <span className={project ? 'font-mono text-sm' : 'truncate'}>{says}</span>
              <span className="shrink-0 text-sm text-muted">{beside}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="px-2 py-1 text-sm text-muted empty:hidden">
        {answer?.kind === 'refused' ? answer.message : items.length === 0 && !isAsking ? 'None match.' : ''}
      </p>
    </div>
  )
}

/** Arrow keys move through the field and what it found. */
function moveThrough(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('input, li button')]
  const next = all[all.findIndex((one) => one === document.activeElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
