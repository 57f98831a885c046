import { SpaceportError } from '@spaceport/kit/errors'
import { spaceOf } from '@spaceport/kit/ids'
import { z } from 'zod'
import { seesEntity } from '../access/visible.js'
import type { ZoneContext } from '../context.js'
import { NoAnswer, step } from '../instance/step.js'
import { instanceOf } from '../ownership/owner.js'

const place = { remoteOf: z.string().nullable(), remoteSpace: z.string().nullable() }
const part = z.object({ id: z.string(), ...place })

const footprintSchema = z.object({
  remoteOf: z.string().nullable(),
  environments: z.array(part),
  tenants: z.array(part),
  variables: z.array(z.object(place)),
  truncated: z.boolean(),
})

/** What a project is made of, as its home tells it. */
export type Told = z.infer<typeof footprintSchema> & { home: string }

/**
 * What a project is made of, asked of its home on the caller's behalf, also for the remote part of a split project; null for one whose home
 * does not exist for the caller. Throws `INSTANCE_UNAVAILABLE`.
 */
export async function askFootprint(context: ZoneContext, project: string): Promise<Told | null> {
  const here = await ask(context, project)
  if (!here || here.remoteOf === null) return here
  return seesEntity(context, here.remoteOf) ? ask(context, here.remoteOf) : null
}

async function ask(context: ZoneContext, project: string): Promise<Told | null> {
  const instance = instanceOf(project, context.membership)
  const home = spaceOf(project)
  if (instance === null || home === null) return null
  try {
    const told = footprintSchema.safeParse(await step(context, instance, '/internal/footprint', { project }))
    if (!told.success) throw new NoAnswer(instance, false)
    return { ...told.data, home }
  } catch (error) {
    if (error instanceof SpaceportError && error.code === 'NOT_FOUND') return null
    throw error
  }
}
