import { StateMark, type Tone } from '../ui/state-text'
import { numberText } from '../view/count-text'
import type { SteadyPart } from './steady'

const TONES: Readonly<Record<string, Tone>> = { failed: 'bad', promotions: 'bad', targets: 'bad', running: 'run' }

/** How many there are; with a Space missing, at least so many. */
export function countOf({ count, completeness }: Pick<SteadyPart, 'count' | 'completeness'>): string {
  const isPartial = (completeness?.missing.length ?? 0) > 0
  return `${isPartial ? 'at least ' : ''}${numberText(count)}`
}

/** A title within a sentence. */
function within(title: string): string {
  return /^[A-Z]{2}/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1)
}

/** How much there is of each kind; each leads to its part. */
export function Tally({ parts }: { parts: readonly SteadyPart[] }) {
  return (
    <nav aria-label="Parts" aria-live="polite" className="border-y border-line bg-surface px-4 sm:px-5 print:hidden">
      <ul className="flex flex-wrap gap-x-6 gap-y-1 py-2">
        {parts.map((part) => (
          <li key={part.id} className={part.count > 0 ? undefined : 'max-sm:hidden'}>
            {part.count > 0 ? (
              <a href={`#part-${part.id}`} className="flex min-h-7 items-center gap-1.5 rounded hover:underline">
                <StateMark tone={TONES[part.id] ?? 'warn'} />
                <span className="font-semibold tabular-nums">{countOf(part)}</span>
                <span className="text-muted">{within(part.title)}</span>
              </a>
            ) : (
              <span className="flex min-h-7 items-center gap-1.5 text-muted">
                <StateMark tone="ok" />
                {`No ${within(part.title)}`}
              </span>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
