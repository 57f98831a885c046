import type { FrameQuery } from '../../generated/graphql'
import { BrandMark } from '../brand'

/** The bar above every page: where one is, and who. */
export function Header({ me }: { me: FrameQuery['me'] }) {
  return (
    <header className="flex h-12 shrink-0 items-center gap-5 border-b border-line bg-surface px-4 sm:px-5">
      <a href="/projects" className="flex items-center gap-2 rounded font-semibold tracking-tight">
        <BrandMark />
        Spaceport
      </a>
      <nav aria-label="Main" className="flex h-full">
        <a
          href="/projects"
          aria-current="page"
          className="relative flex items-center px-1 text-muted after:absolute after:inset-x-1 after:-bottom-px after:h-px aria-[current=page]:text-ink aria-[current=page]:after:bg-ink"
        >
          Projects
        </a>
      </nav>
      <div className="ml-auto flex min-w-0 items-center gap-3">
        {me && (
          <span className="hidden truncate text-muted sm:inline" title={me.email}>
            {me.name}
          </span>
        )}
        <form method="post" action="/sign-out">
          <button type="submit" className="rounded px-1.5 py-1 text-muted hover:bg-hover hover:text-ink">
            Sign out
          </button>
        </form>
      </div>
    </header>
  )
}
