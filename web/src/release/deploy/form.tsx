'use client'

import { useRouter } from 'next/navigation'
import { useId, useState, type FormEvent } from 'react'
import { DeployReleaseDocument } from '../../generated/graphql'
import { useChange } from '../../graph/use-change'
import { PRIMARY } from '../../ui/primary'
import { ChangeProblem } from '../../view/change-problem'
import { PageSection } from '../../view/page-section'
import { deploymentPath } from '../path'
import type { Check } from './verdicts'

type DeployFormProps = { release: string; environment: string; tenant: string; check: Check }

const FIELD = 'rounded-md border border-line-strong bg-raised px-2.5 py-1.5 text-base text-ink'

/** Asks for the deployment, with the answers to what the process asks for. */
export function DeployForm({ release, environment, tenant, check }: DeployFormProps) {
  const router = useRouter()
  const [state, send] = useChange(DeployReleaseDocument)
  const [reason, setReason] = useState('')
  const hint = useId()
  const isFrozen = check.rules.some(({ rule, isPassed }) => rule === 'FREEZE' && !isPassed)
  const others = check.rules.filter(({ rule, isPassed }) => !isPassed && rule !== 'FREEZE')
  const isOpen = others.length === 0 && (!isFrozen || reason.trim() !== '')

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!isOpen || state.kind === 'pending') return
    const form = new FormData(event.currentTarget)
    const text = (name: string) => {
      const value = form.get(name)
      return typeof value === 'string' ? value : ''
    }
    const prompts = check.prompts.flatMap(({ name, isSensitive, isRequired }) => {
      const value = text(`prompt ${name}`)
      if (value === '' && !isRequired) return []
      return [isSensitive ? { name, secret: value } : { name, value }]
    })
    const comments = text('comments').trim()
    const done = await send({
      release,
      environment,
      ...(tenant ? { tenant } : {}),
      ...(comments ? { comments } : {}),
      ...(prompts.length > 0 ? { prompts } : {}),
      ...(isFrozen ? { overrideFreeze: true, freezeOverrideReason: reason.trim() } : {}),
    })
    const id = done?.createDeployment?.deployment?.id
    if (id) router.push(deploymentPath(id))
  }

  return (
    <PageSection title="Deploy">
      <form onSubmit={(event) => void submit(event)} className="flex max-w-lg flex-col gap-4">
        {check.prompts.map(({ name, label, helpText, isRequired, isSensitive }) => (
          <label key={name} className="flex flex-col gap-1 text-sm text-muted">
            <span>
              {label ?? name}
              {!isRequired && ' (may be left out)'}
            </span>
            <input
              name={`prompt ${name}`}
              type={isSensitive ? 'password' : 'text'}
              required={isRequired}
              autoComplete="off"
              className={FIELD}
            />
            {helpText && <span className="whitespace-pre-line">{helpText}</span>}
          </label>
        ))}
        {isFrozen && (
          <label className="flex flex-col gap-1 text-sm text-warn">
            Why it goes there although it is frozen
            <input value={reason} onChange={(event) => setReason(event.target.value)} className={FIELD} />
          </label>
        )}
        <label className="flex flex-col gap-1 text-sm text-muted">
          Comments
          <textarea name="comments" rows={2} className={FIELD} />
        </label>
        <ChangeProblem state={state} />
        <div className="flex flex-wrap items-center gap-3">
          <button
            type="submit"
            aria-disabled={!isOpen || state.kind === 'pending'}
            aria-describedby={isOpen ? undefined : hint}
            className={PRIMARY}
          >
            {state.kind === 'pending' ? 'Deploying…' : isFrozen ? 'Deploy in spite of the freeze' : 'Deploy'}
          </button>
          {!isOpen && (
            <p id={hint} className="text-sm text-muted">
              {others.length > 0 ? 'It does not pass every rule yet.' : 'Say why it goes there although it is frozen.'}
            </p>
          )}
        </div>
      </form>
    </PageSection>
  )
}
