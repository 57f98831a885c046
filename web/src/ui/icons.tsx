import type { ReactNode } from 'react'

/** Shapes of 16 px, drawn with a line of 1.5. */
const SHAPES = {
  grid: 'M2.5 2.5h4.5v4.5H2.5zM9 2.5h4.5v4.5H9zM2.5 9h4.5v4.5H2.5zM9 9h4.5v4.5H9z',
  compass: 'M8 1.75a6.25 6.25 0 1 1 0 12.5 6.25 6.25 0 0 1 0-12.5zM10.7 5.3L9.1 9.1l-3.8 1.6 1.6-3.8z',
  bell: 'M3.5 11.5c1-1 1-2 1-4.5a3.5 3.5 0 0 1 7 0c0 2.5 0 3.5 1 4.5zM6.75 13.75h2.5',
  plane: 'M14 2L7.2 8.8M14 2L9.6 14 7.2 8.8 2 6.4z',
  map: 'M5.75 2.75L1.75 4.25v9l4-1.5 4.5 1.5 4-1.5v-9l-4 1.5zM5.75 2.75v9M10.25 4.25v9',
  pulse: 'M1.5 8h3l2-4.75 3 9.5 2-4.75h3',
  form: 'M3 2.75h10v10.5H3zM5.5 6h5M5.5 8.5h2.5M10.5 10.5v.01',
  link: 'M6.6 9.4a2.5 2.5 0 0 0 3.5 0l2.5-2.5a2.5 2.5 0 1 0-3.5-3.5l-.7.7M9.4 6.6a2.5 2.5 0 0 0-3.5 0l-2.5 2.5a2.5 2.5 0 1 0 3.5 3.5l.7-.7',
  key: 'M10.5 2.25a3.25 3.25 0 1 1-2.75 5L3 12v2h2.5v-1.5H7V11l1.6-1.6M11 5v.01',
  book: 'M3 2.75h8.5a1.5 1.5 0 0 1 1.5 1.5v9H4.5A1.5 1.5 0 0 1 3 11.75zM3 11.75a1.5 1.5 0 0 1 1.5-1.5H13M6 5.5h4',
  gear: 'M8 5.75a2.25 2.25 0 1 1 0 4.5 2.25 2.25 0 0 1 0-4.5zM8 1.75v1.75M8 12.5v1.75M14.25 8H12.5M3.5 8H1.75M12.4 3.6l-1.25 1.25M4.85 11.15L3.6 12.4M12.4 12.4l-1.25-1.25M4.85 4.85L3.6 3.6',
  code: 'M5.5 4.5L2 8l3.5 3.5M10.5 4.5L14 8l-3.5 3.5',
  search: 'M7 2.75a4.25 4.25 0 1 1 0 8.5 4.25 4.25 0 0 1 0-8.5zM10.2 10.2L13.5 13.5',
  layers: 'M8 2L2 5l6 3 6-3zM2 8l6 3 6-3M2 11l6 3 6-3',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  panel: 'M2.25 3h11.5v10H2.25zM6 3v10',
  person: 'M8 2.25a2.75 2.75 0 1 1 0 5.5 2.75 2.75 0 0 1 0-5.5zM2.75 13.75c.5-2.75 2.5-4 5.25-4s4.75 1.25 5.25 4',
  chevron: 'M4 6l4 4 4-4',
  star: 'M8 2l1.85 3.75 4.15.6-3 2.925.7 4.125L8 11.45 4.3 13.4l.7-4.125-3-2.925 4.15-.6z',
  check: 'M3 8.5l3.25 3.25L13 5',
  sun: 'M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM8 1.5v1M8 13.5v1M14.5 8h-1M2.5 8h-1M12.6 3.4l-.7.7M4.1 11.9l-.7.7M12.6 12.6l-.7-.7M4.1 4.1l-.7-.7',
  exit: 'M6.5 2.5H3v11h3.5M6.5 8h7M10.75 5.25L13.5 8l-2.75 2.75',
  moon: 'M13.5 9.5A5.75 5.75 0 0 1 6.5 2.5a5.75 5.75 0 1 0 7 7z',
} as const

export type IconName = keyof typeof SHAPES

/** A small picture beside a word; it says nothing that the word does not. */
export function Icon({ name, className = 'size-4' }: { name: IconName; className?: string }): ReactNode {
  return (
    <svg
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={`shrink-0 ${className}`}
    >
      <path d={SHAPES[name]} />
    </svg>
  )
}
