import Link from 'next/link'
import type { ReleasePackageFactsFragment } from '../../generated/graphql'
import { Nothing } from '../../view/page-section'

const isWeb = (url: string | null | undefined): url is string => !!url && /^https?:\/\//.test(url)

/** A link out of Spaceport, if it leads to the web; else its text alone. */
function Outward({ href, children }: { href: string | null | undefined; children: string }) {
  if (!isWeb(href)) return <span className="font-mono">{children}</span>
  return (
    <a href={href} target="_blank" rel="noreferrer" className="font-mono text-ink hover:underline">
      {children}
    </a>
  )
}

/** The packages of a release, each with how it was built and from which commits. */
export function Packages({ packages }: { packages: readonly ReleasePackageFactsFragment[] }) {
  if (packages.length === 0) return <Nothing>Its process takes no package.</Nothing>
  return (
    <ul className="divide-y divide-line border-y border-line">
      {packages.map((one) => (
        <li key={`${one.action} ${one.name}`} className="py-2.5">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <Link
              prefetch={false}
              href={`/releases/trace?package=${encodeURIComponent(one.packageId)}&version=${encodeURIComponent(one.version)}`}
              title="Every release with this version"
              className="font-medium break-all hover:underline"
            >
              {one.packageId}
            </Link>
            <span className="font-mono text-sm">{one.version}</span>
            <span className="text-sm text-muted">
              in {one.action}
              {one.feed && ` from ${one.feed.name}`}
            </span>
          </p>
          {one.buildInformation && <Build build={one.buildInformation} />}
        </li>
      ))}
    </ul>
  )
}

function Build({ build }: { build: NonNullable<ReleasePackageFactsFragment['buildInformation']> }) {
  return (
    <div className="mt-1 text-sm text-muted">
      <p className="flex flex-wrap gap-x-3">
        {build.vcsCommitNumber && (
          <span>
            Commit <Outward href={build.vcsCommitUrl}>{build.vcsCommitNumber.slice(0, 10)}</Outward>
          </span>
        )}
        {build.branch && (
          <span>
            Branch <span className="font-mono text-ink">{build.branch}</span>
          </span>
        )}
        {build.buildNumber && (
          <span>
            Build <Outward href={build.buildUrl}>{build.buildNumber}</Outward>
            {build.buildEnvironment && ` by ${build.buildEnvironment}`}
          </span>
        )}
        {build.workItems.map(({ id, linkUrl, description }) => (
          <span key={id} title={description ?? undefined}>
            <Outward href={linkUrl}>{id}</Outward>
          </span>
        ))}
      </p>
      {build.commits.length > 0 && (
        <details className="group mt-0.5">
          <summary className="w-fit cursor-pointer rounded text-accent">
            {build.commits.length} {build.commits.length === 1 ? 'commit' : 'commits'}
          </summary>
          <ul className="mt-1 flex flex-col gap-0.5">
            {build.commits.map(({ id, comment, linkUrl }) => (
              <li key={id} className="flex gap-2">
                <Outward href={linkUrl}>{id.slice(0, 10)}</Outward>
                <span className="min-w-0 break-words">{comment?.split('\n')[0]}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
