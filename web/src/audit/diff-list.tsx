import { differences, type Difference } from './diff'

const LOOKS: Record<Difference['kind'], { sign: string; says: string; tone: string }> = {
  added: { sign: '+', says: 'added', tone: 'text-ok' },
  removed: { sign: '−', says: 'removed', tone: 'text-bad' },
  changed: { sign: '~', says: 'changed', tone: 'text-warn' },
}

/** What a change made different, field by field: a sign, a word, and the values before and after. */
export function DiffList({ before, after }: { before: unknown; after: unknown }) {
  const all = differences(before, after)
  if (all.length === 0) return <p className="text-muted">It says nothing of values.</p>
  return (
    <ul className="divide-y divide-line border-y border-line">
      {all.map(({ path, kind, before: was, after: is }) => {
        const { sign, says, tone } = LOOKS[kind]
        return (
          <li key={path} className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2 py-1.5">
            <span aria-hidden="true" className={`text-center font-mono font-semibold ${tone}`}>
              {sign}
            </span>
            <div className="min-w-0">
              <p className="flex items-baseline gap-2">
                <span className="font-mono text-sm break-all">{path === '' ? 'value' : path}</span>
                <span className={`text-sm ${tone}`}>{says}</span>
              </p>
              <div className="font-mono text-sm break-words whitespace-pre-wrap">
                {was !== undefined && <del className="block text-muted decoration-bad/60">{valueText(was)}</del>}
                {is !== undefined && <ins className="block no-underline">{valueText(is)}</ins>}
              </div>
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1)
}
