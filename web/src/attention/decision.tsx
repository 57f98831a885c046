'use client'

import { useId, useRef, useState } from 'react'
import {
  AttentionAnswerDocument,
  AttentionTakeChargeDocument,
  type AttentionInterruptionFragment,
  type InterruptionResult,
} from '../generated/graphql'
import { useChange, type ChangeState } from '../graph/use-change'
import { wordsOf } from '../find/words'
import { say } from '../ui/say'
import { ProblemCode } from '../view/problem-code'

/** Answers that stop something. */
const STOPS: ReadonlySet<InterruptionResult> = new Set(['ABORT', 'FAIL'])

/** A decision that a task waits for, made right here: take charge of it, say something, answer. */
export function Decision({ interruption }: { interruption: AttentionInterruptionFragment }) {
  const { id, version, title, results, instructions, hasResponsibility, responsibleUser, responsibleTeams } =
    interruption
  const [taking, take] = useChange(AttentionTakeChargeDocument)
  const [answering, answer] = useChange(AttentionAnswerDocument)
  const [notes, setNotes] = useState('')
  const field = useId()
  const form = useRef<HTMLDetailsElement>(null)
  const isBusy = taking.kind === 'pending' || answering.kind === 'pending'
  const teams = responsibleTeams.flatMap((team) => (team ? [team.name] : []))
  async function decide(result: InterruptionResult) {
    if (isBusy) return
    const row = form.current?.closest('[data-waits]')
    const done = await answer({
      interruption: id,
      result,
      expectedVersion: version,
      ...(notes.trim() === '' ? {} : { notes: notes.trim() }),
    })
    if (!done) return
    say(`${title}: ${wordsOf(result).toLowerCase()}.`)
    // The form goes; the focus stays in the row.
    row?.querySelector<HTMLElement>('a')?.focus()
  }
  return (
    <details ref={form} className="group mt-1.5 ml-6.5">
      <summary aria-label={`Decide: ${title}`} className="control h-7 list-none [&::-webkit-details-marker]:hidden">
        Decide…
      </summary>
      <div className="mt-2 flex max-w-2xl flex-col gap-3 rounded-lg border border-line-strong bg-surface p-4">
        {instructions && <p className="whitespace-pre-wrap">{instructions}</p>}
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">
          {hasResponsibility
            ? 'You took charge of it.'
            : responsibleUser
              ? `${responsibleUser.name} took charge of it.`
              : 'Nobody took charge of it yet.'}
          {teams.length > 0 && <span>Responsible: {teams.join(', ')}</span>}
          {!hasResponsibility && !responsibleUser && (
            <button
              type="button"
              className="control h-7"
              aria-disabled={isBusy}
              onClick={() => !isBusy && void take({ interruption: id, expectedVersion: version })}
            >
              Take charge
            </button>
          )}
        </p>
        <label htmlFor={field} className="flex flex-col gap-1 text-sm font-medium">
          What there is to say (optional)
          <textarea
            id={field}
            rows={2}
            maxLength={20_000}
            value={notes}
            onChange={(event) => setNotes(event.target.value)}
            className="rounded-[0.4375rem] border border-line-strong bg-raised px-2.5 py-1.5 text-base font-normal"
          />
        </label>
        <div className="flex flex-wrap gap-2">
          {results.map((result) => (
            <button
              key={result}
              type="button"
              className={`control ${STOPS.has(result) ? 'text-bad' : ''}`}
              aria-disabled={isBusy}
              aria-label={`${wordsOf(result)}: ${title}`}
              onClick={() => void decide(result)}
            >
              {wordsOf(result)}
            </button>
          ))}
        </div>
        <Failure state={answering.kind === 'failed' ? answering : taking} />
      </div>
    </details>
  )
}

function Failure({ state }: { state: ChangeState }) {
  if (state.kind !== 'failed') return null
  return (
    <p role="alert" className="text-bad">
      {state.message} <ProblemCode code={state.code} requestId={state.requestId} />
    </p>
  )
}
