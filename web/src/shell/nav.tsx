'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { Icon } from '../ui/icons'
import { hrefOfPage, PAGES, pageAt } from './pages'
import { useSpaceSearch } from './use-space-search'

/** The pages, in groups; the one that one is on is marked. A choice of Spaces goes along. */
export function Nav({ onGo }: { onGo?: () => void }) {
  const current = pageAt(usePathname())
  const spaces = useSpaceSearch()
  return (
    <nav aria-label="Main" className="flex flex-col gap-4 px-2 py-3">
      {PAGES.map(({ title, pages }) => (
        <div key={title}>
          <h2 className="px-2 pb-1 text-xs font-medium text-muted group-data-collapsed/shell:md:sr-only">{title}</h2>
          <ul className="flex flex-col gap-px">
            {pages.map((page) => (
              <li key={page.path}>
                <Link
                  href={hrefOfPage(page, spaces)}
                  prefetch={false}
                  title={page.name}
                  aria-current={page === current ? 'page' : undefined}
                  onClick={onGo}
                  className="flex h-8 items-center gap-2.5 rounded-md px-2 text-muted hover:bg-hover hover:text-ink aria-[current=page]:bg-line aria-[current=page]:font-medium aria-[current=page]:text-ink max-md:h-10"
                >
                  <Icon name={page.icon} />
                  <span className="truncate group-data-collapsed/shell:md:sr-only">{page.name}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
