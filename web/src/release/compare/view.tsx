'use client'

import Link from 'next/link'
import { useQueryStates } from 'nuqs'
import { CompareReleasesDocument } from '../../generated/graphql'
import type { CompareReleasesQuery, CompareReleasesQueryVariables, CompareSideFragment } from '../../generated/graphql'
import { refusalIn } from '../../graph/answer'
import { found } from '../../graph/found'
import type { Served } from '../../graph/served'
import { AgeText } from '../../time/age-text'
import { Blank, Refused } from '../../view/blank'
import { EntityHead } from '../../view/entity-head'
import { PageView } from '../../view/page-view'
import { releasePath } from '../path'
import { Differences } from './differences'
import { ReleasePicker } from './release-picker'
import { COMPARE_SEARCH, compareVariables } from './search-params'

type Side = 'left' | 'right'
const SIDES = [
  { side: 'left', label: 'the earlier release', title: 'Before' },
  { side: 'right', label: 'the later release', title: 'After' },
] as const

/** Two releases of one Space, and what is otherwise in the later one. */
export function CompareView({ served }: { served: Served<CompareReleasesQuery, CompareReleasesQueryVariables> }) {
  const [search, setSearch] = useQueryStates(COMPARE_SEARCH, { shallow: true, history: 'push' })
  const swap = () => void setSearch({ left: search.right, right: search.left })
  return (
    <PageView
      name="Compare"
      document={CompareReleasesDocument}
      variables={compareVariables(search)}
      served={served}
      field="compareReleases"
      subject={(data) => data}
      titleOf={() => 'Compare releases'}
      live={['RELEASE']}
      concerns={({ id }) => id === search.left || id === search.right}
      keys={[{ key: 's', says: 'Swap the two', run: swap }]}
    >
      {({ left, right, compareReleases }, _, { query, isStale, answer, refresh }) => {
        const shown = { left: found(left), right: found(right) }
        const known = shown.right ?? shown.left
        return (
          <>
            <EntityHead
              crumbs={[{ title: 'Releases', href: '/explore/releases' }]}
              title="Compare releases"
              actions={
                <>
                  {query}
                  <button type="button" className="control" onClick={swap} disabled={!search.left && !search.right}>
                    Swap
                  </button>
                </>
              }
            />
            <div className="grid gap-3 px-4 py-4 sm:px-5 md:grid-cols-2">
              {SIDES.map(({ side, label, title }) => (
                <SideBox
                  key={side}
                  title={title}
                  label={label}
                  release={shown[side]}
                  project={(shown[side] ?? known)?.project ?? null}
                  space={known?.space?.id ?? null}
                  onPick={(id) => void setSearch({ [side as Side]: id })}
                />
              ))}
            </div>
            <div aria-busy={isStale} className={`flex-1 px-4 pb-8 sm:px-5 ${isStale ? 'opacity-60' : ''}`}>
              {compareReleases ? (
                <Differences comparison={compareReleases} notes={[shown.left?.notes ?? '', shown.right?.notes ?? '']} />
              ) : search.left && search.right ? (
                !isStale && <Refused refusal={refusalIn(answer, 'compareReleases')} onRetry={refresh} />
              ) : (
                <Blank title="Choose two releases">
                  What came, went and changed between them is shown here: packages, steps, variables and notes.
                </Blank>
              )}
            </div>
          </>
        )
      }}
    </PageView>
  )
}

type BoxProps = {
  title: string
  label: string
  release: CompareSideFragment | null
  project: { id: string; name: string } | null
  space: string | null
  onPick(id: string): void
}

function SideBox({ title, label, release, ...picker }: BoxProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-line bg-surface px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="text-sm text-muted">{title}</p>
        {release ? (
          <>
            <p className="truncate font-semibold">
              <Link prefetch={false} href={releasePath(release.id)} className="hover:underline">
                {release.project?.name} <span className="font-mono text-sm">{release.version}</span>
              </Link>
            </p>
            <p className="text-sm text-muted">
              {release.space?.name} · <AgeText at={release.createdAt} />
              {release.createdBy && ` by ${release.createdBy.name}`}
            </p>
          </>
        ) : (
          <p className="text-muted">None chosen</p>
        )}
      </div>
      <ReleasePicker label={label} button={release ? 'Change' : 'Choose'} {...picker} />
    </div>
  )
}
