import type { Related } from './explore-view'

/** Where one goes on from a thing. */
export function PeekLinks({ links }: { links: readonly Related[] }) {
  if (links.length === 0) return null
  return (
    <section aria-label="Related" className="border-t border-line px-5 py-3.5">
      <h3 className="text-sm font-medium text-muted">Go on to</h3>
      <ul className="mt-1">
        {links.map(({ title, href }) =>
          href === null ? null : (
            <li key={title}>
              <a href={href} className="-mx-1.5 flex min-h-7 items-center rounded-md px-1.5 text-accent hover:bg-hover">
                {title}
              </a>
            </li>
          ),
        )}
      </ul>
    </section>
  )
}
