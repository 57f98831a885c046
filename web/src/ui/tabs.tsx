'use client'

type TabsProps<Id extends string> = {
  label: string
  tabs: readonly { id: Id; title: string }[]
  current: Id
  onChange(id: Id): void
  /** Id of the element that shows what is chosen; its `aria-labelledby` is `<panel>-tab-<id>`. */
  panel: string
}

/** Tabs, as the ARIA pattern has them: arrow keys move and choose. */
export function Tabs<Id extends string>({ label, tabs, current, onChange, panel }: TabsProps<Id>) {
  return (
    <div role="tablist" aria-label={label} className="flex flex-wrap gap-1">
      {tabs.map(({ id, title }, place) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`${panel}-tab-${id}`}
          aria-selected={id === current}
          aria-controls={panel}
          tabIndex={id === current ? 0 : -1}
          onClick={() => onChange(id)}
          onKeyDown={(event) => {
            const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? tabs.length - 1 : 0
            const next = tabs[(place + step) % tabs.length]
            if (step === 0 || !next) return
            onChange(next.id)
            document.getElementById(`${panel}-tab-${next.id}`)?.focus()
          }}
          className="h-7 rounded-md px-2 text-muted hover:text-ink aria-selected:bg-line aria-selected:text-ink"
        >
          {title}
        </button>
      ))}
    </div>
  )
}
