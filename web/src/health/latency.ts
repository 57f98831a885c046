/** A short time in milliseconds, as people read it. */
export function latencyText(milliseconds: number): string {
  return milliseconds < 1 ? 'under 1 ms' : `${Math.round(milliseconds)} ms`
}
