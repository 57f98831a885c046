import { z } from 'zod'
import { askDirectory } from './ask-directory.js'
import type { RequestClock } from './authenticate.js'
import type { Door } from './session.js'

const neededSchema = z.object({ needed: z.boolean() })

/** Answers whether Spaceport has no users yet. */
export async function firstRunNeeded({ directory }: Door, clock: RequestClock): Promise<Response> {
  const call = { method: 'GET', path: '/internal/first-run' } as const
  const { needed } = await askDirectory(directory, call, neededSchema, clock)
  return Response.json({ needed }, { headers: { 'cache-control': 'no-store' } })
}
