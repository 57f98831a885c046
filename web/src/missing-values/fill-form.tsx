'use client'

import { useEffect, useRef, useState } from 'react'
import { FillMissingValuesDocument } from '../generated/graphql'
import { useChange } from '../graph/use-change'
import { PRIMARY } from '../ui/primary'
import { say } from '../ui/say'
import { ChangeProblem } from '../view/change-problem'
import { Field } from './field'
import { byTenant, keyOf, problemsOf, wishesOf, type Draft, type Missing } from './wishes'

type FillFormProps = {
  space: string
  values: readonly Missing[]
  /** The next project or tenant; null where there is none. */
  onNext: (() => void) | null
  onClose(): void
  /** Whether the focus begins in the first field. */
  hasFocus: boolean
}

const NOTHING: Draft = { text: '', isNull: false }

/** All that is to be given, in one form: what is filled in is saved together, all or nothing; the rest can wait. */
export function FillForm({ space, values, onNext, onClose, hasFocus }: FillFormProps) {
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({})
  const [sent, setSent] = useState<readonly string[]>([])
  const [isEmpty, setEmpty] = useState(false)
  const [state, fill] = useChange(FillMissingValuesDocument)
  const form = useRef<HTMLFormElement>(null)
  const { byField, rest } = problemsOf(state.kind === 'failed' ? (state.errors ?? []) : [], sent)
  const isPending = state.kind === 'pending'

  useEffect(() => {
    if (hasFocus) form.current?.querySelector<HTMLElement>('[data-first-focus]')?.focus()
  }, [hasFocus])

  async function save(andNext: boolean) {
    if (isPending) return
    const wishes = wishesOf(values, drafts)
    setEmpty(wishes.length === 0)
    if (wishes.length === 0) return
    setSent(wishes.map(({ key }) => key))
    const done = await fill({ space, values: wishes.map(({ input }) => input) })
    if (!done) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
      return
    }
    say(wishes.length === 1 ? 'Saved one value.' : `Saved ${wishes.length} values.`)
    setDrafts({})
    if (andNext) onNext?.()
  }
  return (
    <form
      ref={form}
      className="flex flex-col gap-5 px-5 py-4"
      aria-label="Missing values"
      onSubmit={(event) => {
        event.preventDefault()
        void save(false)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        void save(true)
      }}
    >
      {byTenant(values).map(({ tenant, values: own }, group, groups) => (
        <fieldset key={tenant?.id ?? ''} className="flex min-w-0 flex-col gap-4">
          {tenant && (
            <legend className={groups.length === 1 ? 'sr-only' : 'mb-3 w-full border-b border-line pb-1 font-semibold'}>
              {tenant.name}
            </legend>
          )}
          {own.map((value, place) => (
            <Field
              key={keyOf(value)}
              value={value}
              isFirst={group === 0 && place === 0}
              draft={drafts[keyOf(value)] ?? NOTHING}
              problem={byField[keyOf(value)]}
              onChange={(draft) => setDrafts({ ...drafts, [keyOf(value)]: draft })}
            />
          ))}
        </fieldset>
      ))}
      {isEmpty && (
        <p role="alert" className="text-bad">
          Fill in at least one value.
        </p>
      )}
      {(rest.length > 0 || Object.keys(byField).length === 0) && <ChangeProblem state={state} />}
      <div className="sticky bottom-0 -mx-5 flex flex-wrap gap-2 border-t border-line bg-surface px-5 py-3">
        <button type="submit" className={PRIMARY} aria-disabled={isPending}>
          {isPending ? 'Saving…' : 'Save'}
        </button>
        {onNext && (
          <button type="button" className="control" aria-disabled={isPending} onClick={() => void save(true)}>
            Save and next <kbd className="key max-md:hidden">Ctrl ↵</kbd>
          </button>
        )}
      </div>
    </form>
  )
}
