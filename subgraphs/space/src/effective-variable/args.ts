/** Where the variables of a project are asked for. */
export type EffectiveArgs = {
  project: string
  environment: string
  tenant?: string | null
  target?: string | null
  /** Roles of a deployment target that need not exist; not with `target`. */
  roles?: string[] | null
  /** The number of a step. */
  step?: number | null
  channel?: string | null
  /** The project, for its deployments, or a runbook of it. */
  process?: string | null
  release?: string | null
  /** Only variables with one of these names. */
  name?: string[] | null
}
