export const SPACES_PATH = '/admin/spaces'

/** The address of the page on which a Space is administered. */
export function spacePath(id: string): string {
  return `${SPACES_PATH}/${encodeURIComponent(id)}`
}
