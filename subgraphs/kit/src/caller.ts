import { z } from 'zod'

/** What an API key takes away from its owner's rights. */
export const capSchema = z.object({
  /** The only Spaces the key may enter; null: all that its owner may enter. */
  spaces: z.array(z.string()).nullable(),
  /** Whether the key may change nothing. */
  readOnly: z.boolean(),
  /** The only permissions that the key leaves of its owner's; null: all. */
  permissions: z.array(z.string()).nullable(),
})

/** A built-in role over the whole fleet. */
export const systemRoleSchema = z.enum(['SystemAdministrator', 'SystemManager'])

export type SystemRole = z.infer<typeof systemRoleSchema>

export const callerSchema = z.object({
  /** `Users-1` */
  subject: z.string(),
  name: z.string(),
  /** `Groups-1`, ... */
  groups: z.array(z.string()),
  /** The subject's roles over the whole fleet. They give no right inside any Space. */
  systemRoles: z.array(systemRoleSchema),
  cap: capSchema.nullable(),
  /** By what they came, where the directory keeps it: `Sessions-5`, `ApiKeys-3`. */
  credential: z.string().optional(),
})

/** Who asks: as the gateway authenticated them, carried to every subgraph by the assertion. */
export type Caller = z.infer<typeof callerSchema>

/** Whether the caller runs the fleet. An API key that is limited to some Spaces or permissions does not, whoever owns it. */
export function runsFleet({ systemRoles, cap }: Caller): boolean {
  return systemRoles.includes('SystemAdministrator') && !cap?.spaces && !cap?.permissions
}
