export const KEYS_PATH = '/admin/keys'

/** The address of the page of one Space's keys. */
export function keysPath(space: string): string {
  return `${KEYS_PATH}/${encodeURIComponent(space)}`
}
