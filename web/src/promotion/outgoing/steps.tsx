import { AgeText } from '../../time/age-text'
import { PageSection } from '../../view/page-section'
import type { OutgoingBundle } from './bundle'
import { stagesOf, type Stage } from './progress-of'

const LOOKS: Record<Stage['standing'], { says: string; ring: string; text: string; shape: string }> = {
  done: { says: 'Done', ring: 'border-ok text-ok', text: '', shape: 'M4.5 8.25l2.25 2.25L11.5 5.5' },
  next: { says: 'Next', ring: 'border-accent text-accent', text: '', shape: 'M8 4.5V8l2.25 1.5' },
  later: { says: 'Later', ring: 'border-line-strong text-faint border-dashed', text: 'text-muted', shape: 'M8 8v.01' },
  ended: { says: 'Never', ring: 'border-line-strong text-faint', text: 'text-faint line-through', shape: 'M5.5 8h5' },
}

/** How far a bundle is on its way there and back. */
export function Steps({ bundle }: { bundle: OutgoingBundle }) {
  return (
    <PageSection title="Progress">
      <ol className="grid gap-3 md:grid-cols-4">
        {stagesOf(bundle).map(({ id, title, standing, at, say }) => {
          const { says, ring, text, shape } = LOOKS[standing]
          return (
            <li
              key={id}
              aria-current={standing === 'next' ? 'step' : undefined}
              className={`flex gap-3 rounded-xl border p-3.5 md:flex-col ${standing === 'next' ? 'border-accent bg-accent-soft' : 'border-line'}`}
            >
              <span className={`grid size-6 shrink-0 place-items-center rounded-full border bg-canvas ${ring}`}>
                <svg
                  viewBox="0 0 16 16"
                  fill="none"
                  stroke="currentColor"
                  strokeWidth="1.5"
                  strokeLinecap="round"
                  strokeLinejoin="round"
                  aria-hidden="true"
                  className="size-4"
                >
                  <path d={shape} />
                </svg>
              </span>
              <div className="min-w-0">
                <p className={`font-medium ${text}`}>
                  <span className="sr-only">{says}: </span>
                  {title}
                </p>
                {at && <AgeText at={at} className="block text-sm text-muted" />}
                {standing !== 'ended' && <p className="mt-1 text-sm text-muted">{say}</p>}
              </div>
            </li>
          )
        })}
      </ol>
    </PageSection>
  )
}
