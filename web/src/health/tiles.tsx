import { explorePath } from '../explore/explore-path'
import { lasting } from '../time/age'
import { AgeText } from '../time/age-text'
import { StateText } from '../ui/state-text'
import { numberText } from '../view/count-text'
import { EndedBar } from './chart'
import { latencyText } from './latency'
import { rateText, type SpaceState } from './space-state'

/** Spaces as tiles, by the Instance on which they live, and these by their Zone. */
export function SpaceTiles({ spaces }: { spaces: readonly SpaceState[] }) {
  return (
    <div className="flex flex-col gap-6">
      {groupsOf(spaces).map(({ key, zone, instance, members }) => (
        <section key={key} aria-label={`${zone}, ${instance}`}>
          <h2 className="mb-2 flex flex-wrap items-baseline gap-x-2">
            <span className="font-semibold">{instance}</span>
            <span className="text-sm text-muted">{zone}</span>
          </h2>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,17rem),1fr))] gap-3">
            {members.map((space) => (
              <Tile key={space.id} space={space} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function groupsOf(spaces: readonly SpaceState[]) {
  const groups = new Map<string, { key: string; zone: string; instance: string; members: SpaceState[] }>()
  for (const space of spaces) {
    const key = space.instance?.id ?? ''
    const group = groups.get(key) ?? {
      key,
      zone: space.zone?.name ?? 'In no Zone',
      instance: space.instance?.name ?? 'On no Instance that you may see',
      members: [],
    }
    group.members.push(space)
    groups.set(key, group)
  }
  const byName = (one: { zone: string; instance: string }) => `${one.zone}\n${one.instance}`
  return [...groups.values()].sort((one, other) => (byName(one) < byName(other) ? -1 : 1))
}

const EDGES: Readonly<Record<string, string>> = {
  bad: 'border-bad/50 bg-bad-soft',
  warn: 'border-warn-line bg-warn-soft',
}

function Tile({ space }: { space: SpaceState }) {
  const { id, name, tone, says, since, reason, latency, projects, ended } = space
  return (
    <li className={`flex flex-col gap-2 rounded-lg border p-3.5 ${EDGES[tone] ?? 'border-line-strong'}`}>
      <div className="flex items-start justify-between gap-3">
        <a
          href={explorePath('projects', { space: [id] })}
          className="min-w-0 font-medium break-words underline-offset-3 hover:underline"
        >
          {name}
        </a>
        <span role="status" className="shrink-0">
          <StateText tone={tone}>{says}</StateText>
        </span>
      </div>
      <p className="text-sm text-muted">
        {[
          reason,
          latency === null ? null : latencyText(latency),
          projects === null ? null : `${numberText(projects)} ${projects === 1 ? 'project' : 'projects'}`,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
        {tone !== 'ok' && since && (
          <>
            {' · '}
            <AgeText at={since} say={lasting} />
          </>
        )}
      </p>
      {ended ? (
        <div className="flex items-center justify-between gap-3">
          <p className="text-sm">
            <span className="text-lg font-semibold tabular-nums">{rateText(ended) ?? '–'}</span>{' '}
            <span className="text-muted">
              {ended.ok + ended.bad === 0 ? 'no deployment ended' : `of ${numberText(ended.ok + ended.bad)}`}
            </span>
            {ended.bad > 0 && (
              <a href={failedHref(id)} className="ml-2 text-bad underline-offset-3 hover:underline">
                {numberText(ended.bad)} failed
              </a>
            )}
          </p>
          <EndedBar ended={ended} />
        </div>
      ) : (
        <p className="text-sm text-muted">Its deployments could not be read.</p>
      )}
    </li>
  )
}

/** The failed deployments of a Space. */
export function failedHref(space: string): string {
  return explorePath('deployments', { space: [space], state: ['FAILED', 'TIMED_OUT'] })
}
