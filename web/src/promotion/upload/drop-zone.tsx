'use client'

import { useId, useState, type ReactNode } from 'react'

type Props = {
  /** What is wanted, for screen readers. */
  label: string
  accept?: string
  isBusy?: boolean
  isLarge?: boolean
  onFile(file: File): void
  children: ReactNode
}

/** Takes a file that is dropped on it, or chosen from it by mouse or keyboard. */
export function DropZone({ label, accept, isBusy, isLarge, onFile, children }: Props) {
  const [isOver, setOver] = useState(false)
  const id = useId()
  return (
    <label
      htmlFor={id}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [file] = event.dataTransfer.files
        if (file && !isBusy) onFile(file)
      }}
      className={`grid cursor-pointer place-items-center rounded-xl border border-dashed px-4 text-center text-muted transition-colors focus-within:outline-2 focus-within:outline-accent hover:bg-hover ${isLarge ? 'min-h-44' : 'min-h-16 py-3'} ${isOver ? 'border-accent bg-accent-soft' : 'border-line-strong'}`}
    >
      <span>{isBusy ? 'One moment…' : children}</span>
      <input
        id={id}
        type="file"
        aria-label={label}
        accept={accept}
        disabled={isBusy}
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
    </label>
  )
}
