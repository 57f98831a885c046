import { Mark } from '../../view/entity-head'
import { Lines } from '../../view/page-section'
import type { Comparison } from './comparison'
import { ChangeMark } from './change-mark'

/** The packages that have other versions, with the commits that lie between. */
export function PackageChanges({ packages }: { packages: Comparison['packages'] }) {
  return (
    <Lines>
      {packages.map((one) => (
        <li key={`${one.action} ${one.name} ${one.packageId}`} className="py-2">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <ChangeMark change={one.change} />
            <span className="font-medium break-all">{one.packageId}</span>
            <span className="font-mono text-sm">
              {one.before ?? 'none'} <span aria-label="to">→</span> {one.after ?? 'none'}
            </span>
            {one.isDowngrade && <Mark tone="warn">Older than before</Mark>}
            <span className="text-sm text-muted">in {one.action}</span>
          </p>
          <Commits builds={one.builds} />
        </li>
      ))}
    </Lines>
  )
}

function Commits({ builds }: { builds: Comparison['packages'][number]['builds'] }) {
  const commits = builds.flatMap((build) =>
    build.commits.map((commit) => ({ ...commit, version: build.packageVersion })),
  )
  if (commits.length === 0) return null
  return (
    <details className="mt-1 text-sm text-muted md:ml-27">
      <summary className="w-fit cursor-pointer rounded text-accent">
        {commits.length} {commits.length === 1 ? 'commit' : 'commits'} between them
      </summary>
      <ul className="mt-1 flex flex-col gap-0.5">
        {commits.map(({ id, comment, linkUrl, version }) => (
          <li key={`${version} ${id}`} className="flex gap-2">
            {linkUrl && /^https?:/.test(linkUrl) ? (
              <a href={linkUrl} target="_blank" rel="noreferrer" className="font-mono text-ink hover:underline">
                {id.slice(0, 10)}
              </a>
            ) : (
              <span className="font-mono">{id.slice(0, 10)}</span>
            )}
            <span className="font-mono">{version}</span>
            <span className="min-w-0 break-words">{comment?.split('\n')[0]}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
