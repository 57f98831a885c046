import type { JourneyEventKind } from '../../generated/graphql'

/** The shape of each kind of event, of 16 px. */
const SHAPES: Record<JourneyEventKind, string> = {
  BUILT: 'M8 2l5.2 3v6L8 14l-5.2-3V5zM2.8 5L8 8l5.2-3M8 8v6',
  CREATED: 'M8 3v10M3 8h10',
  BUNDLED: 'M2.5 5.5h11v8h-11zM4 2.5h8l1.5 3h-11zM6.5 8.5h3',
  CARRIED: 'M2.5 8h11M9.5 4l4 4-4 4',
  IMPORTED: 'M8 2v8M4.5 6.5L8 10l3.5-3.5M2.5 13.5h11',
  APPROVED: 'M3 8.5l3.25 3.25L13 5',
  ACCEPTED: 'M1.5 8.5l3 3 5-6M8 11.5l6.5-7',
  REJECTED: 'M4 4l8 8M12 4l-8 8',
  DEPLOYED: 'M8 13.5V5M4.5 8L8 4.5 11.5 8M2.5 2.5h11',
  RECEIPT_ISSUED: 'M3.5 2h9v12l-2.25-1.5L8 14l-2.25-1.5L3.5 14zM6 5.5h4M6 8.5h4',
  RECEIPT_RECEIVED: 'M3.5 2h9v12l-2.25-1.5L8 14l-2.25-1.5L3.5 14zM5.75 7.5l1.5 1.5 3-3.5',
}

/** A small picture of what happened; the words beside it say the same. */
export function EventMark({ kind, tone }: { kind: JourneyEventKind; tone: string }) {
  return (
    <span className={`grid size-6 place-items-center rounded-full border border-line-strong bg-canvas ${tone}`}>
      <svg
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        className="size-3"
      >
        <path d={SHAPES[kind] ?? 'M8 8v.01'} />
      </svg>
    </span>
  )
}
