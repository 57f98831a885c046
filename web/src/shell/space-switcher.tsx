'use client'

import { useKnownSpaces } from '../spaces/known'
import { Icon } from '../ui/icons'
import { Popover } from '../ui/popover'
import { SpaceChoices } from './space-choices'
import type { FavouriteSpaces } from './use-favourite-spaces'
import { useSpaceChoice } from './use-space-choice'

/** Which Spaces one looks at: all, one, or several. It is a filter, never a wall. */
export function SpaceSwitcher({ favourites }: { favourites: FavouriteSpaces }) {
  const known = useKnownSpaces()
  const choice = useSpaceChoice()
  const [first, ...rest] = choice.chosen
  const name = first === undefined ? 'All Spaces' : known.nameOf(first) + (rest.length > 0 ? ` +${rest.length}` : '')
  return (
    <div className="px-2">
      <Popover
        label="Choose Spaces"
        className="flex h-9 w-full items-center gap-2 rounded-md border border-line-strong bg-raised px-2.5 text-left hover:bg-hover group-data-collapsed/shell:md:justify-center group-data-collapsed/shell:md:px-0"
        button={
          <>
            <Icon name="layers" className="size-4 text-muted" />
            <span className="min-w-0 flex-1 truncate font-medium group-data-collapsed/shell:md:sr-only">
              <span className="sr-only">Spaces: </span>
              {name}
            </span>
            <Icon name="chevron" className="size-3.5 text-muted group-data-collapsed/shell:md:hidden" />
          </>
        }
      >
        {(close) => <SpaceChoices favourites={favourites} choice={choice} onChosen={close} />}
      </Popover>
    </div>
  )
}
