import { explorePath } from '../explore/explore-path'
import { AgeText } from '../time/age-text'
import { StateText } from '../ui/state-text'
import { numberText } from '../view/count-text'
import { EndedBar } from './chart'
import { latencyText } from './latency'
import { rateText, type SpaceState } from './space-state'
import { failedHref } from './tiles'

const HEADS = [
  'Space',
  'State',
  'Since',
  'Latency',
  'Schema',
  'Instance',
  'Zone',
  'Projects',
  'Succeeded',
  'Failed',
  'Outcome',
]
const NUMBERS = new Set(['Latency', 'Projects', 'Succeeded', 'Failed'])

/** Spaces as rows, to be compared. `usual` is the schema that most of them serve. */
export function SpaceTable({ spaces, usual }: { spaces: readonly SpaceState[]; usual: string | null }) {
  return (
    // Only as wide as the screen: it scrolls by itself.
    <div role="region" aria-label="Spaces" tabIndex={0} className="overflow-x-auto border-y border-line">
      <table className="w-full min-w-5xl border-separate border-spacing-0 text-left tabular-nums">
        <thead>
          <tr>
            {HEADS.map((head, place) => (
              <th
                key={head}
                scope="col"
                className={`h-9 border-b border-line px-3 font-medium whitespace-nowrap text-muted ${NUMBERS.has(head) ? 'text-right' : ''} ${place === 0 ? 'sticky left-0 bg-canvas' : ''}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="[&>tr:last-child>*]:border-b-0 [&>tr>*]:h-10 [&>tr>*]:border-b [&>tr>*]:border-line [&>tr>*]:px-3">
          {spaces.map((space) => (
            <Line key={space.id} space={space} usual={usual} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ space, usual }: { space: SpaceState; usual: string | null }) {
  const { id, name, tone, says, reason, since, latency, schema, instance, zone, projects, ended } = space
  return (
    <tr>
      <th scope="row" className="sticky left-0 bg-canvas font-medium whitespace-nowrap">
        <a href={explorePath('projects', { space: [id] })} className="underline-offset-3 hover:underline">
          {name}
        </a>
      </th>
      <td title={reason ?? undefined}>
        <StateText tone={tone}>{says}</StateText>
      </td>
      <td className="whitespace-nowrap text-muted">{since ? <AgeText at={since} /> : '–'}</td>
      <td className="text-right">{latency === null ? '–' : latencyText(latency)}</td>
      <td>
        <Schema schema={schema} usual={usual} />
      </td>
      <td className="whitespace-nowrap">{instance?.name ?? '–'}</td>
      <td className="whitespace-nowrap">{zone?.name ?? '–'}</td>
      <td className="text-right">{projects === null ? '–' : numberText(projects)}</td>
      <td className="text-right">{(ended && rateText(ended)) ?? '–'}</td>
      <td className="text-right">
        {ended && ended.bad > 0 ? (
          <a href={failedHref(id)} className="text-bad underline-offset-3 hover:underline">
            {numberText(ended.bad)}
          </a>
        ) : ended ? (
          '0'
        ) : (
          '–'
        )}
      </td>
      <td>{ended ? <EndedBar ended={ended} /> : '–'}</td>
    </tr>
  )
}

/** Which schema a Space serves, and whether most others serve another one. */
function Schema({ schema, usual }: { schema: string | null; usual: string | null }) {
  if (schema === null) return <span className="text-muted">–</span>
  return (
    <span className="flex items-center gap-2 whitespace-nowrap">
      <span className="font-mono text-sm">{schema}</span>
      {usual !== null && schema !== usual && <StateText tone="warn">unlike most</StateText>}
    </span>
  )
}
