'use client'

import { useEffect, useRef, type ReactNode } from 'react'
import { CrossMark } from '../ui/marks'
import { useNarrow } from '../table/use-narrow'

type PeekProps = {
  /** What the panel is about, for screen readers. */
  label: string
  onClose(): void
  children: ReactNode
}

/**
 * A panel beside a list that shows one of its rows. The focus stays in the list, so that arrow keys move through the rows while it is open;
 * on a narrow screen it is a dialog over the list instead.
 */
export function PeekPanel(props: PeekProps) {
  return useNarrow() ? <PeekDialog {...props} /> : <PeekAside {...props} />
}

const CLOSE =
  'absolute top-3 right-3 z-10 grid size-7 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink print:hidden'

function PeekAside({ label, onClose, children }: PeekProps) {
  return (
    <aside
      aria-label={label}
      tabIndex={-1}
      className="relative w-104 shrink-0 overflow-y-auto border-l border-line bg-surface outline-none max-lg:w-88"
    >
      <button type="button" aria-label="Close the panel" onClick={onClose} className={CLOSE}>
        <CrossMark />
      </button>
      {children}
    </aside>
  )
}

function PeekDialog({ label, onClose, children }: PeekProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      // One that was opened again meanwhile is not closed.
      onClose={(event) => event.currentTarget.open || onClose()}
      className="m-0 h-dvh max-h-none w-full max-w-none bg-canvas p-0 text-ink"
    >
      <button type="button" aria-label="Close the panel" onClick={onClose} className={CLOSE}>
        <CrossMark />
      </button>
      {children}
    </dialog>
  )
}

/** The head of a panel: what kind of thing it is, its name, and what stands under it. */
export function PeekHead({
  kind,
  title,
  href,
  children,
}: {
  kind: string
  title: ReactNode
  href?: string | null
  children?: ReactNode
}) {
  return (
    <header className="border-b border-line py-3.5 pr-12 pl-5">
      <p className="text-sm text-muted">{kind}</p>
      <h2 className="mt-0.5 text-lg font-semibold break-words">
        {href ? (
          <a href={href} className="underline-offset-3 hover:underline">
            {title}
          </a>
        ) : (
          title
        )}
      </h2>
      {children && <div className="mt-1 text-muted">{children}</div>}
    </header>
  )
}

/** Facts as pairs of a title and a value; what has none is left out. */
export function Facts({ facts }: { facts: readonly (readonly [title: string, value: ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-2 px-5 py-4">
      {facts.map(([title, value]) =>
        value === null || value === undefined || value === '' ? null : (
          <div key={title} className="contents">
            <dt className="text-muted">{title}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
