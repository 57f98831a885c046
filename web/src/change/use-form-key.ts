import { useEffect, useState } from 'react'
import { newKey } from '../graph/new-key'
import { isUnsure } from '../graph/unsure'
import { KEY_FIELD } from './form-key'
import type { Outcome } from './outcome'

/** The idempotency key of a form: the same until it is known what became of what was sent with it. */
export function useFormKey(outcome: Outcome): string {
  const [key, setKey] = useState(() => cameWith(outcome) ?? newKey())
  useEffect(() => {
    if (outcome.kind === 'done' || (outcome.kind === 'failed' && !isUnsure(outcome.code))) setKey(newKey())
  }, [outcome])
  return key
}

function cameWith(outcome: Outcome): string | undefined {
  return outcome.kind === 'failed' ? outcome.typed?.[KEY_FIELD]?.[0] : undefined
}
