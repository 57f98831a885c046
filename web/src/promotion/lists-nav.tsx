'use client'

import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { CARRIED_PATH, PROMOTION_LISTS } from './path'

/** Leads from one list of promotions to the others, keeping the choice of Spaces and Zones, and to where files are imported. */
export function PromotionListsNav() {
  const [pathname, search] = [usePathname(), useSearchParams()]
  const kept = new URLSearchParams()
  for (const name of ['space', 'zone']) {
    const value = search.get(name)
    if (value) kept.set(name, value)
  }
  const suffix = kept.size > 0 ? `?${kept}` : ''
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-1 border-b border-line px-4 sm:px-5 print:hidden">
      <nav aria-label="Promotions" className="-mb-px flex gap-x-5">
        {PROMOTION_LISTS.map(({ path, title }) => (
          <Link
            key={path}
            prefetch={false}
            href={`${path}${suffix}`}
            aria-current={pathname === path ? 'page' : undefined}
            className="flex h-11 items-center border-b-2 border-transparent px-0.5 text-muted -outline-offset-2 hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
          >
            {title}
          </Link>
        ))}
      </nav>
      <Link prefetch={false} href={CARRIED_PATH} className="control my-1.5 ml-auto gap-1!">
        Import <span className="max-sm:sr-only">bundle or receipt</span>
      </Link>
    </div>
  )
}
