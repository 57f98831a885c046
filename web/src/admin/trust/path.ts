export const TRUST_PATH = '/admin/trust'

/** The address of one trust's page (`Spaces-1/Trusts-7`). */
export function trustPath(id: string): string {
  return `${TRUST_PATH}/${id}`
}
