/** Spaceport's mark: a body and two orbits around it. */
export function BrandMark({ className = 'size-5' }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden="true" className={`text-accent ${className}`}>
      <circle cx="12" cy="12" r="4" fill="currentColor" />
      <path
        d="M4.2 16.5A9 9 0 0 1 16.5 4.2M19.8 7.5A9 9 0 0 1 7.5 19.8"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  )
}
