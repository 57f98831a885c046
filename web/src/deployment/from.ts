/** The first line to show of a log, as the address says it; the beginning if it says nothing that is a line. */
export function fromOf(value: string | string[] | undefined): number | null {
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : 0
  return number > 0 ? number : null
}
