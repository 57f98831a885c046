import { withSignal } from '@spaceport/database/cancel'
import { SpaceportError, toGraphQLError } from '@spaceport/kit/errors'
import { journeyQuestionSchema, type SpaceJourneys } from '@spaceport/kit/journey/facts'
import { jsonBody, type Route } from '@spaceport/kit/server/route'
import { asReady } from '../instance/as-ready.js'
import { enterSpace } from '../instance/enter.js'
import type { Spaces } from '../instance/spaces.js'
import { journeysOf } from '../journey/journeys.js'

/** How many Spaces look for an answer at the same time. */
const AT_ONCE = 8

/**
 * `POST /internal/journeys`: what Spaces know of releases on their way from one to another, for the zone, on a caller's behalf. A Space that fails
 * leaves the others alone, and says why.
 */
export function journeysRoute(spaces: Spaces): Route {
  return {
    method: 'POST',
    path: '/internal/journeys',
    from: ['zone'],
    async handle(request) {
      const question = journeyQuestionSchema.safeParse(jsonBody(request))
      if (!question.success) throw new SpaceportError('BAD_INPUT', 'The question is malformed.')
      const { spaces: asked, by } = question.data
      const cap = request.caller?.cap?.spaces
      const ask = async (space: string): Promise<SpaceJourneys> => {
        request.signal.throwIfAborted()
        try {
          // A Space for which the caller's API key was not made does not exist for it.
          if (cap && !cap.includes(space)) throw new SpaceportError('NOT_FOUND', `There is no ${space} here.`)
          return { space, reason: null, ...(await journeysOf(await enterSpace(spaces, space, request), by)) }
        } catch (error) {
          request.signal.throwIfAborted()
          const reason = String(toGraphQLError(error).extensions.code)
          return { space, root: null, releases: null, reason, truncated: false }
        }
      }
      if (!request.caller) throw new SpaceportError('UNAUTHENTICATED', 'Journeys are asked for on behalf of somebody.')
      const answers: SpaceJourneys[] = []
      await withSignal(request.signal, async () => {
        for await (const answer of asReady([...new Set(asked)], AT_ONCE, ask)) answers.push(answer)
      })
      return Response.json({ spaces: answers })
    },
  }
}
