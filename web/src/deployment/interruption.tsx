'use client'

import { useState } from 'react'
import { AnswerDeploymentInterruptionDocument, TakeDeploymentResponsibilityDocument } from '../generated/graphql'
import type { DeploymentInterruptionFragment, InterruptionResult } from '../generated/graphql'
import { wordsOf } from '../find/words'
import { useChange } from '../graph/use-change'
import { AgeText } from '../time/age-text'
import { ChangeProblem } from '../view/change-problem'

/** A question that a task waits with, or had: who is responsible, and its answers. */
export function InterruptionBox({ interruption }: { interruption: DeploymentInterruptionFragment }) {
  const { title, instructions, isPending, responsibleTeams, responsibleUser, createdAt } = interruption
  return (
    <section
      aria-label={title}
      className={`max-w-2xl rounded-xl border px-4 py-3.5 ${isPending ? 'border-warn-line bg-warn-soft' : 'border-line bg-surface'}`}
    >
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-semibold">{title}</span>
        <span className={isPending ? 'text-warn' : 'text-muted'}>{isPending ? 'Waits for somebody' : 'Answered'}</span>
        <AgeText at={createdAt} className="ml-auto text-sm text-muted tabular-nums" />
      </p>
      {instructions && <p className="mt-1.5 break-words whitespace-pre-line">{instructions}</p>}
      {responsibleTeams.length > 0 && (
        <p className="mt-1.5 text-sm text-muted">
          For {responsibleTeams.flatMap((team) => team?.name ?? []).join(', ')}
        </p>
      )}
      {isPending ? (
        <Answer interruption={interruption} />
      ) : (
        <p className="mt-1.5 text-muted">
          {interruption.result && wordsOf(interruption.result)}
          {interruption.resolvedBy && ` by ${interruption.resolvedBy.name}`}
          {interruption.notes && `: ${interruption.notes}`}
        </p>
      )}
      {isPending && responsibleUser && (
        <p className="mt-1.5 text-sm text-muted">{responsibleUser.name} took charge of it.</p>
      )}
    </section>
  )
}

/** Taking charge of a question, then answering it. */
function Answer({ interruption }: { interruption: DeploymentInterruptionFragment }) {
  const { id, version, hasResponsibility, results } = interruption
  const [notes, setNotes] = useState('')
  const [taken, take] = useChange(TakeDeploymentResponsibilityDocument)
  const [answered, answer] = useChange(AnswerDeploymentInterruptionDocument)
  const isBusy = taken.kind === 'pending' || answered.kind === 'pending'
  const send = (result: InterruptionResult) =>
    void answer({
      interruption: id,
      result,
      expectedVersion: version,
      ...(notes.trim() ? { notes: notes.trim() } : {}),
    })
  if (!hasResponsibility)
    return (
      <div className="mt-3 flex flex-col gap-2">
        <ChangeProblem state={taken} />
        <button
          type="button"
          aria-disabled={isBusy}
          className="control w-fit"
          onClick={() => !isBusy && void take({ interruption: id, expectedVersion: version })}
        >
          Take responsibility
        </button>
      </div>
    )
  return (
    <div className="mt-3 flex flex-col gap-3">
      <label className="flex flex-col gap-1 text-sm text-muted">
        Notes
        <textarea
          rows={2}
          value={notes}
          onChange={(event) => setNotes(event.target.value)}
          className="rounded-md border border-line-strong bg-raised px-2.5 py-1.5 text-base text-ink"
        />
      </label>
      <ChangeProblem state={answered} />
      <div className="flex flex-wrap gap-2">
        {results.map((result) => (
          <button
            key={result}
            type="button"
            aria-disabled={isBusy}
            className={`control ${result === 'ABORT' || result === 'FAIL' ? 'text-bad' : ''}`}
            onClick={() => !isBusy && send(result)}
          >
            {wordsOf(result)}
          </button>
        ))}
      </div>
    </div>
  )
}
