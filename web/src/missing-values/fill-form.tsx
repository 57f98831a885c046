'use client'

import { useRef, useState } from 'react'
import { FillMissingValuesDocument } from '../generated/graphql'
import { useChange } from '../graph/use-change'
import { PRIMARY } from '../ui/primary'
import { say } from '../ui/say'
import { ChangeProblem } from '../view/change-problem'
import { Field } from './field'
import { keyOf, problemsOf, wishesOf, type Draft, type Missing } from './wishes'

type FillFormProps = {
  space: string
  values: readonly Missing[]
  /** The next project or tenant; null where there is none. */
  onNext: (() => void) | null
}

const NOTHING: Draft = { text: '', isNull: false }

/** All that is to be given, in one form: what is filled in is saved together, all or nothing; the rest can wait. */
export function FillForm({ space, values, onNext }: FillFormProps) {
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({})
  const [sent, setSent] = useState<readonly string[]>([])
  const [isEmpty, setEmpty] = useState(false)
  const [state, fill] = useChange(FillMissingValuesDocument)
  const form = useRef<HTMLFormElement>(null)
  const { byField, rest } = problemsOf(state.kind === 'failed' ? (state.errors ?? []) : [], sent)
  const isPending = state.kind === 'pending'

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
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        void save(true)
      }}
    >
      {values.map((value, place) => {
        const key = keyOf(value)
        return (
          <Field
            key={key}
            value={value}
            isFirst={place === 0}
            draft={drafts[key] ?? NOTHING}
            problem={byField[key]}
            onChange={(draft) => setDrafts({ ...drafts, [key]: draft })}
          />
        )
      })}
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
