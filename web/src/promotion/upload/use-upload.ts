'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChangeState } from '../../graph/use-change'
import { hashFile } from './hash-file'
import { Refused } from './refused'
import { sendFile } from './send-file'

/** What is to be uploaded: a file, to which Space, and what it must be, if that is known. */
export type Upload = { file: File; space: string; expected?: string | null }

/** How an upload stands. One that stopped, by the person or by a failure, can go on where it was. */
export type UploadState =
  | { kind: 'idle' }
  | { kind: 'hashing' | 'sending'; upload: Upload; bytes: number }
  | { kind: 'stopped'; upload: Upload; bytes: number; failure: Extract<ChangeState, { kind: 'failed' }> | null }
  | { kind: 'done'; upload: Upload; sha256: string }

/** Uploads one file at a time; `onDone` gets its SHA-256 once all of it is there. */
export function useUpload(onDone: (upload: Upload, sha256: string) => void) {
  const [state, setState] = useState<UploadState>({ kind: 'idle' })
  const running = useRef<AbortController | null>(null)
  const done = useRef(onDone)
  useEffect(() => {
    done.current = onDone
  })
  useEffect(() => () => running.current?.abort(), [])

  const start = useCallback(async (upload: Upload) => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    const { signal } = controller
    const { file, space, expected } = upload
    let reached = 0
    const at = (kind: 'hashing' | 'sending') => (bytes: number) => {
      reached = kind === 'sending' ? bytes : 0
      if (!signal.aborted) setState({ kind, upload, bytes })
    }
    try {
      at('hashing')(0)
      const sha256 = await hashFile(file, signal, at('hashing'))
      if (expected && expected !== sha256) {
        throw new Refused('BUNDLE_TAMPERED', 'This is another file: its SHA-256 is not the one that the bundle names.')
      }
      await sendFile({ file, space, sha256, signal, done: at('sending') })
      setState({ kind: 'done', upload, sha256 })
      done.current(upload, sha256)
    } catch (error) {
      if (running.current !== controller) return
      setState({ kind: 'stopped', upload, bytes: reached, failure: signal.aborted ? null : failureOf(error) })
    }
  }, [])

  return {
    state,
    start: (upload: Upload) => void start(upload),
    /** Stops it where it is. */
    stop: () => running.current?.abort(),
    /** Goes on from where it stopped. */
    resume: () => state.kind === 'stopped' && void start(state.upload),
    /** Forgets it. */
    clear: () => {
      const last = running.current
      running.current = null
      last?.abort()
      setState({ kind: 'idle' })
    },
  }
}

/** How a change stands that an error has ended. */
export function failureOf(error: unknown): Extract<ChangeState, { kind: 'failed' }> {
  if (error instanceof Refused) {
    return { kind: 'failed', code: error.code, message: error.message, requestId: error.requestId }
  }
  return { kind: 'failed', code: 'BAD_INPUT', message: 'The file cannot be read. It may have changed or gone.' }
}
