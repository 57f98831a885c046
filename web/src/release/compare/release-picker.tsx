'use client'

import { useState } from 'react'
import { CompareChoicesDocument } from '../../generated/graphql'
import { useGraph } from '../../graph/use-graph'
import { AgeText } from '../../time/age-text'
import { Popover } from '../../ui/popover'
import { useSettled } from '../../ui/use-settled'
import { useListKeys } from './use-list-keys'

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

type ChoicesProps = Omit<PickerProps, 'button'> & { close(): void }

function Choices({ label, project: first, space, onPick, close }: ChoicesProps) {
  const [project, setProject] = useState(first)
  return (
    <div className="w-80 p-2">
      <div className="flex items-center justify-between px-1 pb-1.5 text-sm">
        <span className="text-muted">{project ? `Releases of ${project.name}` : 'First its project'}</span>
        {project && (
          <button type="button" className="rounded px-1 text-accent hover:underline" onClick={() => setProject(null)}>
            Another project
          </button>
        )}
      </div>
      <Found
        key={project?.id ?? ''}
        label={project ? `Version of ${label}` : 'Name of the project'}
        project={project}
        space={space}
        onProject={setProject}
        onRelease={(id) => {
          close()
          onPick(id)
        }}
      />
    </div>
  )
}

type FoundProps = Pick<PickerProps, 'label' | 'project' | 'space'> & {
  onProject(project: Named): void
  onRelease(id: string): void
}

/** What has the typed words. Nothing can be chosen from what was found before for other words: the keys wait for the answer. */
function Found({ label, project, space, onProject, onRelease }: FoundProps) {
  const [text, setText] = useState('')
  const settled = useSettled(text.trim())
  const { answer, isStale } = useGraph(CompareChoicesDocument, {
    isOfProject: project !== null,
    ...(settled === '' ? {} : { text: settled }),
    ...(project ? { project: [project.id] } : space ? { space: [space] } : {}),
  })
  const isEarlier = settled !== text.trim() || isStale || answer === null
  const { ref, onKeyDown } = useListKeys(isEarlier, text)
  const data = answer?.kind === 'answer' ? answer.data : null
  const items = project
    ? (data?.releases?.nodes ?? []).map(({ id, version, createdAt }) => ({
        id,
        says: version,
        beside: <AgeText at={createdAt} />,
        run: () => onRelease(id),
      }))
    : (data?.projects?.nodes ?? []).map((one) => ({
        id: one.id,
        says: one.name,
        beside: one.space?.name,
        run: () => onProject(one),
      }))
  return (
    <div ref={ref} onKeyDown={onKeyDown}>
      <input
        data-first-focus=""
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-label={label}
        placeholder={project ? 'Version' : 'Name'}
        className="h-8 w-full rounded-md border border-line-strong bg-raised px-2.5"
      />
      <ul aria-busy={isEarlier} className={`mt-1.5 max-h-72 overflow-y-auto ${isEarlier ? 'opacity-60' : ''}`}>
        {items.map(({ id, says, beside, run }) => (
          <li key={id}>
            <button
              type="button"
              disabled={isEarlier}
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
        {isEarlier ? '' : answer.kind === 'refused' ? answer.message : items.length === 0 ? 'None match.' : ''}
      </p>
    </div>
  )
}
