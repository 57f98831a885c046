import { SpaceportError } from '@spaceport/kit/errors'
import type { Caller } from '@spaceport/kit/caller'
import type { RequestClock } from '../auth/authenticate.js'
import { chooseOperation } from '../execution/operation.js'
import { documentsOf } from '../edge/documents.js'
import { askGraph, type AskOptions } from '../export/ask-graph.js'
import { readPage } from '../export/page.js'
import type { Page } from '../export/rows.js'
import type { Graph } from '../supergraph/graph.js'
import { DOCUMENTS } from './documents.js'
import type { Question } from './question.js'

/** One page of events, and on whose behalf it was asked for. */
export type AuditPage = Page & { caller: Caller }

/**
 * Asks the graph for one page, as any caller could ask: with the rights that they have at this moment. Throws what the graph
 * refuses: `FORBIDDEN` where it is no list for the caller, `NOT_FOUND` for a Space that is not there for them.
 */
export async function askPage(
  options: AskOptions,
  question: Question,
  after: string | null,
  request: Omit<RequestClock, 'remaining'>,
): Promise<AuditPage> {
  const { caller, spaces, result, asked } = await askGraph(
    options,
    (asker) => {
      const unknown = question.spaces?.find((space) => !asker.spaces.has(space))
      if (unknown !== undefined) throw new SpaceportError('NOT_FOUND', `There is no ${unknown}.`)
      return { operation: operationOf(asker.graph, question), variables: { after, filter: filterOf(question) } }
    },
    request,
  )
  return { ...readPage(result, 'page'), caller, spaces, asked }
}

function operationOf(graph: Graph, { of }: Question) {
  try {
    return chooseOperation(documentsOf(graph.apiSchema).read(DOCUMENTS[of]), null)
  } catch {
    throw new SpaceportError('UNAVAILABLE', `The graph has no events of the ${of} yet. Try again.`, { retry: true })
  }
}

function filterOf({ of, spaces, from, to }: Question) {
  return { from, to, ...(of === 'spaces' && spaces ? { space: spaces } : {}) }
}
