'use client'

import { useRef } from 'react'
import { RegisterPackageFileDocument } from '../../generated/graphql'
import { useChange } from '../../graph/use-change'
import { say } from '../../ui/say'
import { RefusalNote } from '../refusal-note'
import { UploadProgress } from '../upload/upload-progress'
import { useFocusWithin } from '../upload/use-focus-within'
import { useUpload } from '../upload/use-upload'
import type { BundlePackage } from './bundle'

type Props = { package: BundlePackage; space: string; onDone(): void }

/** Uploads the file of a package that did not come with the bundle; only the file that the bundle names is taken. */
export function PackageUpload({ package: { packageId, version, sha256 }, space, onDone }: Props) {
  const [registered, register] = useChange(RegisterPackageFileDocument)
  const input = useRef<HTMLInputElement>(null)
  const { state, start, stop, resume, clear } = useUpload((_upload, digest) => {
    void register({ space, packageId, version, sha256: digest }).then((done) => {
      if (!done) return
      say(`The file of ${packageId} ${version} is here.`)
      onDone()
    })
  })
  const frame = useRef<HTMLDivElement>(null)
  useFocusWithin(frame, `${state.kind} ${registered.kind}`)
  return (
    <div ref={frame} tabIndex={-1} className="flex flex-col gap-2">
      {state.kind === 'idle' && (
        <div className="flex flex-wrap items-center gap-3">
          <button type="button" className="control h-7" onClick={() => input.current?.click()}>
            Upload package
          </button>
          {sha256 && <span className="font-mono text-sm break-all text-muted">SHA-256 {sha256}</span>}
        </div>
      )}
      <input
        ref={input}
        type="file"
        tabIndex={-1}
        aria-label={`File of ${packageId} ${version}`}
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) start({ file, space, expected: sha256 })
          event.target.value = ''
        }}
      />
      <UploadProgress state={state} onStop={stop} onResume={resume} onClear={clear} />
      <RefusalNote state={registered} />
    </div>
  )
}
