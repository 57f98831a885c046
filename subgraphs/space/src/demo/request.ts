import { z } from 'zod'

/** The usual stages of delivery, in order. */
export const STAGES = ['DEVELOPMENT', 'TEST', 'STAGING', 'PRODUCTION'] as const

const localId = z.number().int().positive()
const userId = z.string().regex(/^Users-[1-9]\d*$/)

/** An environment to make; with `remoteOf` it is a read-only placeholder for the one with that id, which lives elsewhere. */
const environment = z.object({
  id: localId,
  name: z.string().min(1),
  description: z.string(),
  stage: z.enum(STAGES),
  remoteOf: z.string().nullable(),
})

const tenant = z.object({
  id: localId,
  name: z.string().min(1),
  description: z.string(),
  remoteOf: z.string().nullable(),
})

/** What one Space is to hold. The same request always gives the same content. */
export const contentRequest = z.object({
  /** The Space's id, such as `Spaces-3`. */
  space: z.string().regex(/^Spaces-[1-9]\d*$/),
  seed: z.string(),
  /** Epoch milliseconds. Everything lies before it. */
  now: z.number().int(),
  /** Which vocabulary names the projects (see vocabulary.ts). */
  theme: z.string(),
  environments: z.array(environment).min(1),
  tenants: z.array(tenant),
  /** Ids of people who make releases, deploy and answer, such as `Users-3`; of none it is not noted who did what. */
  people: z.array(userId).default([]),
  /** The id of the program that executes deployments, which asks for most of them itself. */
  executor: userId.nullable().default(null),
  projects: z.number().int().min(0),
  releases: z.number().int().min(0),
  deployments: z.number().int().min(0),
})

export type ContentRequest = z.infer<typeof contentRequest>
export type RequestedEnvironment = ContentRequest['environments'][number]
