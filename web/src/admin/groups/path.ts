export const GROUPS_PATH = '/admin/groups'

/** The address of one group's page. */
export function groupPath(id: string): string {
  return `${GROUPS_PATH}/${encodeURIComponent(id)}`
}
