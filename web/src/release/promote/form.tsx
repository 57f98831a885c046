'use client'

import { useRouter } from 'next/navigation'
import { useId, useState, type FormEvent } from 'react'
import { PromoteReleaseDocument } from '../../generated/graphql'
import type { ReleasePromoteQuery } from '../../generated/graphql'
import { useChange } from '../../graph/use-change'
import { PRIMARY } from '../../ui/primary'
import { ChangeProblem } from '../../view/change-problem'
import { Mark } from '../../view/entity-head'

type Release = Extract<NonNullable<ReleasePromoteQuery['release']>, { id: string }>
type PromoteFormProps = {
  release: string
  trusts: NonNullable<ReleasePromoteQuery['trusts']>['nodes']
  bundles: Release['outgoingBundles']['nodes']
}

/** How long a bundle may wait before it is imported, in days. */
const DAYS = [7, 30, 90, 365] as const

/** Makes the signed bundle, and leads to it. */
export function PromoteForm({ release, trusts, bundles }: PromoteFormProps) {
  const router = useRouter()
  const [trust, setTrust] = useState(trusts.length === 1 ? (trusts[0]?.id ?? '') : '')
  const hint = useId()
  const [isWhole, setWhole] = useState(false)
  const [days, setDays] = useState<number>(30)
  // From when it is chosen: sent again, the input is the same, so that it is known for the same promotion.
  const [expiresAt, setExpiresAt] = useState<string | null>(null)
  const [state, send] = useChange(PromoteReleaseDocument)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (trust === '' || state.kind === 'pending') return
    const done = await send({ release, trust, includePackages: isWhole, ...(expiresAt === null ? {} : { expiresAt }) })
    const id = done?.promoteRelease?.outgoingBundle?.id
    if (id) router.push(`/promotions/outgoing/${id}`)
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
      <fieldset className="divide-y divide-line border-y border-line">
        <legend className="sr-only">Space that it goes to</legend>
        {trusts.map(({ id, name, peer, shownFingerprint }) => (
          <label
            key={id}
            className="flex cursor-pointer flex-wrap items-center gap-x-3 gap-y-0.5 px-1 py-2.5 hover:bg-hover has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="trust"
              checked={trust === id}
              onChange={() => setTrust(id)}
              className="size-4 accent-(--accent)"
            />
            <span className="font-medium">{peer}</span>
            {name !== peer && <span className="text-muted">{name}</span>}
            {bundles.some((bundle) => bundle.trust?.id === id) && <Mark>Has a bundle already</Mark>}
            <span
              className="ml-auto max-w-full truncate font-mono text-sm text-muted"
              title="The fingerprint of its key"
            >
              {shownFingerprint}
            </span>
          </label>
        ))}
      </fieldset>
      <label className="flex items-start gap-2.5">
        <input
          type="checkbox"
          checked={isWhole}
          onChange={(event) => setWhole(event.target.checked)}
          className="mt-0.5 size-4 accent-(--accent)"
        />
        <span>
          Put the files of its packages into the bundle
          <span className="block text-sm text-muted">
            For a Space that is reached by hand only. Otherwise they go beside it, over the network.
          </span>
        </span>
      </label>
      <label className="flex w-fit flex-col gap-1 text-sm text-muted">
        Expires after
        <select
          value={days}
          onChange={(event) => {
            const chosen = Number(event.target.value)
            setDays(chosen)
            setExpiresAt(chosen === 30 ? null : new Date(Date.now() + chosen * 86_400_000 - 60_000).toISOString())
          }}
          className="h-8 rounded-md border border-line-strong bg-raised px-2 text-base text-ink"
        >
          {DAYS.map((count) => (
            <option key={count} value={count}>
              {count} days
            </option>
          ))}
        </select>
      </label>
      <ChangeProblem state={state} />
      <div className="flex flex-wrap items-center gap-3">
        <button
          type="submit"
          aria-disabled={trust === '' || state.kind === 'pending'}
          aria-describedby={trust === '' ? hint : undefined}
          className={PRIMARY}
        >
          {state.kind === 'pending' ? 'Promoting…' : 'Promote'}
        </button>
        {trust === '' && (
          <span id={hint} className="text-sm text-muted">
            Choose where it goes first.
          </span>
        )}
      </div>
    </form>
  )
}
