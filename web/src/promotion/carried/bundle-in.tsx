'use client'

import Link from 'next/link'
import { useRef, useState } from 'react'
import { ImportBundleDocument } from '../../generated/graphql'
import { useChange } from '../../graph/use-change'
import { bytesText } from '../bytes'
import { ExpiryText } from '../expiry-text'
import { MAIN_BUTTON } from '../main-button'
import { incomingPath } from '../path'
import { RefusalNote } from '../refusal-note'
import { UploadProgress } from '../upload/upload-progress'
import { useFocusWithin } from '../upload/use-focus-within'
import { useUpload } from '../upload/use-upload'
import type { Carried } from './read-carried'
import { meantSpace, TargetChoice, type TargetSpace } from './target-choice'

type Props = { file: File; carried: Extract<Carried, { kind: 'bundle' }>; spaces: readonly TargetSpace[] }

/** A bundle that was carried here: into which Space, how far its upload is, and what came of it. */
export function BundleIn({ file, carried: { from, to, sequence, expiresAt }, spaces }: Props) {
  const [space, setSpace] = useState(() => meantSpace(spaces, to))
  const [imported, importBundle] = useChange(ImportBundleDocument)
  const [bundle, setBundle] = useState<{ id: string; projectName: string; releaseVersion: string } | null>(null)
  const take = async (into: string, digest: string) => {
    const done = await importBundle({ space: into, digest })
    setBundle(done?.importBundle?.incomingBundle ?? null)
  }
  const { state, start, stop, resume, clear } = useUpload((upload, digest) => void take(upload.space, digest))
  const frame = useRef<HTMLElement>(null)
  useFocusWithin(frame, `${state.kind} ${imported.kind} ${bundle?.id}`)
  return (
    <section
      ref={frame}
      tabIndex={-1}
      aria-label="Release bundle"
      className="flex flex-col gap-4 rounded-xl border border-line-strong p-4"
    >
      <div>
        <h2 className="text-lg font-semibold">Release bundle from {from}</h2>
        <p className="text-muted">
          For {to}
          {sequence !== null && `, bundle ${sequence}`}, {bytesText(file.size)}
          {expiresAt !== null && !Number.isNaN(Date.parse(expiresAt)) && (
            <>
              , expires <ExpiryText at={expiresAt} />
            </>
          )}
        </p>
      </div>
      {state.kind === 'idle' ? (
        <>
          <TargetChoice label="Import into" named={to} spaces={spaces} value={space} onChange={setSpace} />
          <button
            type="button"
            className={`${MAIN_BUTTON} self-start`}
            disabled={space === ''}
            onClick={() => start({ file, space })}
          >
            Import bundle
          </button>
        </>
      ) : (
        <UploadProgress state={state} onStop={stop} onResume={resume} onClear={clear} />
      )}
      {state.kind === 'done' && (
        <div role="status">
          {imported.kind === 'pending' && <p className="text-muted">Checking the signature and every byte…</p>}
          {bundle && (
            <div className="flex flex-wrap items-center gap-3">
              <p className="text-ok">
                {bundle.projectName} {bundle.releaseVersion} is imported and in the inbox.
              </p>
              <Link prefetch={false} href={incomingPath(bundle.id)} className={MAIN_BUTTON}>
                Review
              </Link>
            </div>
          )}
          {imported.kind === 'done' && !bundle && (
            <p className="text-ok">Imported into the inbox, which you may not see.</p>
          )}
        </div>
      )}
      {state.kind === 'done' && <RefusalNote state={imported} />}
      {imported.kind === 'failed' && state.kind === 'done' && (
        <div className="flex gap-2">
          <button type="button" className="control" onClick={() => void take(state.upload.space, state.sha256)}>
            Retry
          </button>
          <button type="button" className="control" onClick={clear}>
            Choose another Space
          </button>
        </div>
      )}
    </section>
  )
}
