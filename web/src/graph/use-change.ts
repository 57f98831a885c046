'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { TypedDocumentString } from '../generated/graphql'
import { askFromBrowser } from './ask-from-browser'
import { newKey } from './new-key'
import { isUnsure } from './unsure'

/** What a payload says that its caller can mend. */
type Payload = { errors: readonly ChangeError[] }

/** One thing that is wrong with what was sent; `path` says where, as in `["input", "values", "0", "value"]`, if it was asked for. */
export type ChangeError = { code: string; message: string; path?: readonly string[] }

/** Refusals by which what the view shows is not how things are any more: it is asked anew. */
const OUTDATED = new Set(['VERSION_CONFLICT', 'INVALID_STATE', 'CONFLICT', 'NOT_FOUND', 'APPROVALS_MISSING'])

/** How a change goes: not begun, under way, done, or refused with its code. */
export type ChangeState =
  | { kind: 'idle' | 'pending' | 'done' }
  | {
      kind: 'failed'
      code: string
      message: string
      requestId?: string | null
      /** All that is wrong, where the graph tells more than one thing. */
      errors?: readonly ChangeError[]
    }

/**
 * Sends one mutation as the person at the browser. The variables' `input` gets an `idempotencyKey`, which is the same until it is known what became
 * of that input, so that it is done once however often it is sent; when it is done, what the views show is asked anew. Gives what the mutation
 * returned, or null when it was refused, or when one is under way already.
 */
export function useChange<Data, Input extends object>(
  document: TypedDocumentString<Data, { input: Input }>,
): [ChangeState, (input: Omit<Input, 'idempotencyKey'> & Partial<Input>) => Promise<Data | null>] {
  const client = useQueryClient()
  const [state, setState] = useState<ChangeState>({ kind: 'idle' })
  const isRunning = useRef(false)
  // The keys of inputs of which it is not known what became, by the input.
  const unsure = useRef(new Map<string, string>())
  const send = useCallback(
    async (input: Omit<Input, 'idempotencyKey'> & Partial<Input>) => {
      if (isRunning.current) return null
      isRunning.current = true
      setState({ kind: 'pending' })
      const sent = JSON.stringify(input)
      const idempotencyKey = unsure.current.get(sent) ?? newKey()
      unsure.current.set(sent, idempotencyKey)
      const settle = (code: string | null) => {
        if (code === null || !isUnsure(code)) unsure.current.delete(sent)
      }
      const variables = { input: { ...input, idempotencyKey } as object as Input }
      const answer = await askFromBrowser(document, variables).finally(() => {
        isRunning.current = false
      })
      if (answer.kind === 'refused') {
        settle(answer.code)
        setState({ ...answer, kind: 'failed' })
        return null
      }
      const payload = Object.values(answer.data as Record<string, Payload | null>)[0]
      const error = payload?.errors[0]
      if (!payload || error) {
        const code = error?.code ?? answer.errors[0]?.extensions?.code ?? 'INTERNAL'
        const message = error?.message ?? answer.errors[0]?.message ?? 'Nothing was changed.'
        settle(code)
        setState({ kind: 'failed', code, message, requestId: answer.requestId ?? null, errors: payload?.errors ?? [] })
        if (OUTDATED.has(code)) await client.invalidateQueries()
        return null
      }
      settle(null)
      setState({ kind: 'done' })
      await client.invalidateQueries()
      return answer.data
    },
    [client, document],
  )
  return [state, send]
}
