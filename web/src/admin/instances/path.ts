export const INSTANCES_PATH = '/admin/instances'

/** The address of one Instance's page. */
export function instancePath(id: string): string {
  return `${INSTANCES_PATH}/${encodeURIComponent(id)}`
}
