import { bytesText } from '../bytes'
import { RefusalNote } from '../refusal-note'
import { Bar } from '../under-way/progress'
import type { UploadState } from './use-upload'

type Props = { state: UploadState; onStop(): void; onResume(): void; onClear(): void }

/** How far a file is: a bar with its bytes, and what can be done. */
export function UploadProgress({ state, onStop, onResume, onClear }: Props) {
  if (state.kind === 'idle') return null
  const { file } = state.upload
  const bytes = state.kind === 'done' ? file.size : state.bytes
  const percent = file.size > 0 ? Math.floor((bytes / file.size) * 100) : 100
  const says = {
    hashing: 'Computing the checksum',
    sending: 'Uploading',
    stopped: state.kind === 'stopped' && state.failure ? 'Upload failed' : 'Paused',
    done: 'Uploaded',
  }[state.kind]
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 truncate font-medium">{file.name}</span>
        <span role="status" className="text-muted">
          {says}
        </span>
        <span className="ml-auto text-muted tabular-nums">
          {bytesText(bytes)} of {bytesText(file.size)}
        </span>
      </div>
      <Bar percent={percent} label={`${says}: ${percent} %`} />
      {state.kind === 'stopped' && state.failure && <RefusalNote state={state.failure} />}
      <div className="flex gap-2">
        {(state.kind === 'hashing' || state.kind === 'sending') && (
          <button type="button" className="control h-7" onClick={onStop}>
            Pause
          </button>
        )}
        {state.kind === 'stopped' && (
          <>
            <button type="button" className="control h-7" onClick={onResume}>
              Resume
            </button>
            <button type="button" className="control h-7" onClick={onClear}>
              Discard
            </button>
          </>
        )}
      </div>
    </div>
  )
}
