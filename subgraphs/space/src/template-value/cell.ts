/** For what a template has a value: a tenant, an environment, or both; null for what its scope leaves out. */
export type ValueCell = { templateId: number; tenantId: number | null; environmentId: number | null }

/** By what two values of one template are told apart. */
export function cellKey({ templateId, tenantId, environmentId }: ValueCell): string {
  return `${templateId}/${tenantId ?? ''}/${environmentId ?? ''}`
}
