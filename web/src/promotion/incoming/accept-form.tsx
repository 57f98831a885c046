'use client'

import { useId, useRef, useState } from 'react'
import { AcceptBundleDocument } from '../../generated/graphql'
import { useChange } from '../../graph/use-change'
import { afterPalette } from '../../shell/after-palette'
import { usePaletteActions } from '../../shell/palette-actions'
import { say } from '../../ui/say'
import { StateMark } from '../../ui/state-text'
import { MAIN_BUTTON } from '../main-button'
import { RefusalNote } from '../refusal-note'
import type { IncomingBundle } from './bundle'
import { Choice } from './choice'
import { lackingFor } from './lacking'
import { givenValues, type Drafts } from './value-drafts'

type Named = { id: string; name: string }

/** What can be chosen for a release that is accepted. */
export type AcceptChoices = {
  lifecycles: readonly (Named & { phases: readonly { name: string }[] })[]
  groups: readonly Named[]
  /** The lifecycle that was chosen; null: that of the project as it is. */
  lifecycle: string | null
  onLifecycle(id: string | null): void
  drafts: Drafts
}

type Props = { bundle: IncomingBundle } & AcceptChoices

/** Accepts a bundle: the way that its release is to go here, where its project is to stand, and the values that were filled in. */
export function AcceptForm({ bundle, lifecycles, groups, lifecycle, onLifecycle, drafts }: Props) {
  const [state, accept] = useChange(AcceptBundleDocument)
  const [group, setGroup] = useState('')
  const project = bundle.review?.before?.project ?? null
  const chosen = lifecycles.find(({ id }) => id === lifecycle)
  const missing = bundle.review?.missing ?? []
  const given = givenValues(missing, drafts)
  const lacking = lackingFor(bundle, project !== null || lifecycle !== null)
  const isBlocked = lacking.length > 0
  const reasons = useId()
  const button = useRef<HTMLButtonElement>(null)
  usePaletteActions(() =>
    isBlocked || state.kind === 'pending'
      ? []
      : [{ says: 'Accept release', run: () => afterPalette(button.current, (one) => one.click()) }],
  )
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (isBlocked || state.kind === 'pending') return
        void accept({
          bundle: bundle.id,
          expectedVersion: bundle.version,
          ...(lifecycle === null ? {} : { lifecycle }),
          ...(group === '' ? {} : { projectGroup: group }),
          ...(given.length > 0 ? { values: given } : {}),
        }).then((done) => done && say(`${bundle.projectName} ${bundle.releaseVersion} can be deployed here now.`))
      }}
    >
      <Choice
        label="Lifecycle"
        value={lifecycle ?? ''}
        none={project ? `${project.lifecycle?.name ?? 'As it is'} (as it is)` : 'Choose one'}
        choices={lifecycles}
        onChange={(id) => onLifecycle(id === '' ? null : id)}
        note={chosen && chosen.phases.length > 0 ? chosen.phases.map(({ name }) => name).join(' → ') : undefined}
      />
      <Choice
        label="Project group"
        value={group}
        none={project ? `${project.projectGroup?.name ?? 'As it is'} (as it is)` : 'The first one'}
        choices={groups}
        onChange={setGroup}
      />
      {missing.length > 0 && (
        <p className="text-muted">
          {given.length} of {missing.length} missing values are filled in.
        </p>
      )}
      <RefusalNote state={state} />
      <button
        ref={button}
        type="submit"
        className={MAIN_BUTTON}
        aria-disabled={isBlocked || state.kind === 'pending'}
        aria-describedby={isBlocked ? reasons : undefined}
      >
        {state.kind === 'pending' ? 'Accepting…' : 'Accept release'}
      </button>
      <div id={reasons} role="status" className="empty:hidden">
        {isBlocked && (
          <>
            <p className="font-medium">It cannot be accepted yet:</p>
            <ul className="mt-1 flex flex-col gap-1">
              {lacking.map((reason) => (
                <li key={reason} className="flex gap-2">
                  <span className="mt-0.5">
                    <StateMark tone="warn" />
                  </span>
                  <span className="min-w-0 break-words">{reason}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </form>
  )
}
