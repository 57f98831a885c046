'use client'

import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { CreateProjectReleaseDocument } from '../../generated/graphql'
import { useChange } from '../../graph/use-change'
import { releasePath } from '../../release/path'
import { PRIMARY } from '../../ui/primary'
import { ChangeProblem } from '../../view/change-problem'
import { packagesOf, type NewReleaseProject } from './packages-of'

const FIELD = 'rounded-md border border-line-strong bg-raised px-2.5 py-1.5 text-base text-ink'

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** Asks for the version, the channel, a version of each package, and what is new. */
export function NewReleaseForm({ project }: { project: NewReleaseProject }) {
  const router = useRouter()
  const channels = project.channels.nodes
  const usual = channels.find(({ isDefault }) => isDefault) ?? channels[0]
  const [channel, setChannel] = useState(usual?.id ?? '')
  const [state, send] = useChange(CreateProjectReleaseDocument)
  const packages = packagesOf(project, channel)
  const newest = project.releases.nodes[0]?.version

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (state.kind === 'pending') return
    const form = new FormData(event.currentTarget)
    const notes = textOf(form, 'notes')
    const done = await send({
      project: project.id,
      version: textOf(form, 'version'),
      ...(channel ? { channel } : {}),
      ...(notes ? { notes } : {}),
      packages: packages.map(({ action, name }) => ({
        action,
        ...(name ? { name } : {}),
        version: textOf(form, `package ${action} ${name}`),
      })),
    })
    const id = done?.createRelease?.release?.id
    if (id) router.push(releasePath(id))
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="flex max-w-xl flex-col gap-4">
      <label className="flex flex-col gap-1 text-sm text-muted">
        Version
        <input name="version" required autoComplete="off" placeholder="2.4.1" className={`${FIELD} font-mono`} />
        {newest && <span>The newest one is {newest}.</span>}
      </label>
      {channels.length > 1 && (
        <label className="flex flex-col gap-1 text-sm text-muted">
          Channel
          <select value={channel} onChange={(event) => setChannel(event.target.value)} className={FIELD}>
            {channels.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {packages.length > 0 && (
        <fieldset className="flex flex-col gap-3 rounded-lg border border-line px-4 pt-2 pb-4">
          <legend className="px-1 text-sm text-muted">Packages</legend>
          {packages.map(({ action, name, packageId, version }) => (
            <label key={`${action} ${name}`} className="flex flex-col gap-1 text-sm text-muted">
              <span>
                <span className="text-ink">{packageId}</span> in {action}
              </span>
              <input
                name={`package ${action} ${name}`}
                defaultValue={version}
                required
                autoComplete="off"
                className={`${FIELD} font-mono`}
              />
            </label>
          ))}
        </fieldset>
      )}
      <label className="flex flex-col gap-1 text-sm text-muted">
        Notes
        <textarea name="notes" rows={4} maxLength={20_000} className={FIELD} />
      </label>
      <ChangeProblem state={state} />
      <div>
        <button type="submit" aria-disabled={state.kind === 'pending'} className={PRIMARY}>
          {state.kind === 'pending' ? 'Creating…' : 'Create release'}
        </button>
      </div>
    </form>
  )
}
