import type { MouseEvent } from 'react'
import type { KnownSpace } from '../spaces/known'
import { Icon } from '../ui/icons'

/** Whether a click is one that the browser answers better, such as for a new tab. */
export function isForBrowser(event: MouseEvent): boolean {
  return event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0
}

type SpaceLineProps = {
  space: KnownSpace
  href: string
  isChosen: boolean
  isFavourite: boolean
  /** Only this one. */
  onOnly(): void
  /** This one beside those that are chosen, or no longer. */
  onAlso(): void
  onFavourite(): void
}

/** A Space to choose: alone by its name, beside others by its box; the star keeps it at hand. */
export function SpaceLine({ space, href, isChosen, isFavourite, onOnly, onAlso, onFavourite }: SpaceLineProps) {
  return (
    <li className="flex items-center rounded-md hover:bg-hover">
      <label className="grid size-8 shrink-0 place-items-center">
        <span className="sr-only">Show {space.name} too</span>
        <input type="checkbox" checked={isChosen} onChange={onAlso} className="size-3.5 accent-accent" />
      </label>
      <a
        href={href}
        aria-current={isChosen || undefined}
        onClick={(event) => {
          if (isForBrowser(event)) return
          event.preventDefault()
          onOnly()
        }}
        className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md pr-2 aria-[current]:font-medium"
      >
        <span className="truncate">{space.name}</span>
        <span className="ml-auto max-w-1/2 shrink-0 truncate text-sm text-muted">{space.zone?.name}</span>
      </a>
      <button
        type="button"
        aria-pressed={isFavourite}
        aria-label={`Keep ${space.name} at hand`}
        onClick={onFavourite}
        className={`grid size-7 shrink-0 place-items-center rounded-md hover:text-ink ${isFavourite ? 'text-accent [&_path]:fill-current' : 'text-faint'}`}
      >
        <Icon name="star" className="size-3.5" />
      </button>
    </li>
  )
}
