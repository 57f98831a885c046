import type { BarFragment } from '../../generated/graphql'
import { BrandMark } from '../brand'
import { runsFleet } from './system-role'

/** The pages that the bar leads to. */
const PAGES = [
  { path: '/projects', name: 'Projects', fleet: false },
  { path: '/admin/people', name: 'People', fleet: true },
] as const

export type PagePath = (typeof PAGES)[number]['path']

/** Who is signed in, as far as the bar shows it. */
export type Me = Pick<BarFragment, 'name' | 'email' | 'systemRoles' | 'groups'>

const TAB =
  'relative flex items-center px-1 text-muted after:absolute after:inset-x-1 after:-bottom-px after:h-px aria-[current=page]:text-ink aria-[current=page]:after:bg-ink'

/** The bar above every page: where one is, and who. */
export function Header({ me, current }: { me: Me | null | undefined; current?: PagePath }) {
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 border-b border-line bg-surface px-4 sm:gap-5 sm:px-5">
      <a href="/projects" className="flex items-center gap-2 rounded font-semibold tracking-tight">
        <BrandMark />
        <span className="max-sm:sr-only">Spaceport</span>
      </a>
      <nav aria-label="Main" className="flex h-full gap-3">
        {PAGES.filter(({ fleet }) => !fleet || runsFleet(me)).map(({ path, name }) => (
          <a key={path} href={path} aria-current={path === current ? 'page' : undefined} className={TAB}>
            {name}
          </a>
        ))}
      </nav>
      <div className="ml-auto flex min-w-0 items-center gap-1 sm:gap-3">
        {me && (
          <a
            href="/account"
            title={me.email ?? undefined}
            className="min-w-0 truncate rounded px-1.5 py-1 text-muted hover:bg-hover hover:text-ink"
          >
            {me.name}
          </a>
        )}
        <form method="post" action="/sign-out" className="shrink-0">
          <button type="submit" className="rounded px-1.5 py-1 text-muted hover:bg-hover hover:text-ink">
            Sign out
          </button>
        </form>
      </div>
    </header>
  )
}
