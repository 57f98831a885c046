export const TEAMS_PATH = '/admin/teams'

/** The address of one team's page (`Spaces-1/Teams-7`). */
export function teamPath(id: string): string {
  return `${TEAMS_PATH}/${id}`
}
