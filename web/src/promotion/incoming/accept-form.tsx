'use client'

import { useState } from 'react'
import { AcceptBundleDocument } from '../../generated/graphql'
import { useChange } from '../../graph/use-change'
import { say } from '../../ui/say'
import { MAIN_BUTTON } from '../main-button'
import { RefusalNote } from '../refusal-note'
import type { IncomingBundle } from './bundle'
import { Choice } from './choice'
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
  const lacking = bundle.approvalsNeeded - bundle.approvals.length
  const isBlocked = bundle.review?.unresolved.some(({ isNeeded }) => isNeeded) ?? false
  const needsLifecycle = !project && lifecycle === null
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (state.kind === 'pending') return
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
      <ul className="flex flex-col gap-1 text-muted empty:hidden">
        {lacking > 0 && <li className="text-warn">{lacking} more must approve first.</li>}
        {isBlocked && <li className="text-warn">Something that it needs is not here yet.</li>}
        {missing.length > 0 && (
          <li>
            {given.length} of {missing.length} missing values are filled in.
          </li>
        )}
      </ul>
      <RefusalNote state={state} />
      <button type="submit" className={MAIN_BUTTON} aria-disabled={state.kind === 'pending'} disabled={needsLifecycle}>
        {state.kind === 'pending' ? 'Accepting…' : 'Accept the release'}
      </button>
    </form>
  )
}
