import { useEffect, useState } from 'react'
import { isUnsure } from '../graph/unsure'
import { KEY_FIELD } from './form-key'
import type { Outcome } from './outcome'

/** The idempotency key of a form: the same until it is known what became of what was sent with it. */
export function useFormKey(outcome: Outcome): string {
  const [key, setKey] = useState(() => cameWith(outcome) ?? crypto.randomUUID())
  useEffect(() => {
    if (outcome.kind === 'done' || (outcome.kind === 'failed' && !isUnsure(outcome.code))) setKey(crypto.randomUUID())
  }, [outcome])
  return key
}

function cameWith(outcome: Outcome): string | undefined {
  return outcome.kind === 'failed' ? outcome.typed?.[KEY_FIELD]?.[0] : undefined
}
