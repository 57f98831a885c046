'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { ADMIN_SECTIONS } from './sections'

/** Leads from one part of the administration to the others. */
export function AdminNav() {
  const pathname = usePathname()
  const current = ADMIN_SECTIONS.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`))
  return (
    <nav
      aria-label="Administration"
      className="sticky top-0 z-10 flex shrink-0 flex-wrap gap-x-5 border-b border-line bg-canvas px-4 sm:px-6 max-md:static print:hidden"
    >
      {[{ path: '/admin', name: 'Overview' }, ...ADMIN_SECTIONS].map(({ path, name }) => (
        <Link
          key={path}
          prefetch={false}
          href={path}
          aria-current={path === (current?.path ?? '/admin') ? 'page' : undefined}
          className="-mb-px flex h-10 items-center border-b-2 border-transparent px-0.5 text-muted -outline-offset-2 hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
