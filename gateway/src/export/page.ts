import { isErrorCode, SpaceportError } from '@spaceport/kit/errors'
import type { ExecutionResult, GraphQLError } from 'graphql'
import { z } from 'zod'
import type { RequestClock } from '../auth/authenticate.js'
import { askGraph, type AskOptions } from './ask-graph.js'
import { readList } from './list.js'
import type { ExportQuestion } from './question.js'
import type { Missing, Page } from './rows.js'

const connectionSchema = z.object({
  nodes: z.array(z.unknown()).nullable(),
  pageInfo: z
    .object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() })
    .refine(({ hasNextPage, endCursor }) => !hasNextPage || endCursor !== null),
  completeness: z.object({ missing: z.array(z.object({ space: z.string(), reason: z.string() })) }).nullish(),
})

/** Asks for the page of a list after a cursor. Throws what it is refused with. */
export async function askListPage(
  options: AskOptions,
  { query, operationName, variables }: ExportQuestion,
  after: string | null,
  request: Omit<RequestClock, 'remaining'>,
): Promise<Page> {
  const { graph, result, asked, spaces } = await askGraph(
    options,
    (asker) => {
      const list = readList(asker.graph, query, operationName ?? null)
      return { operation: list.operation, variables: list.variables(variables ?? {}, after) }
    },
    request,
  )
  return { ...readPage(result, readList(graph, query, operationName ?? null).key), asked, spaces }
}

/** Reads the answer to an operation that asks for a page of the list of this response name. */
export function readPage({ data, errors = [] }: ExecutionResult, key: string): Omit<Page, 'asked' | 'spaces'> {
  const value: unknown = data?.[key]
  if (value === null || value === undefined) throw refusal(errors[0])
  const { nodes, pageInfo, completeness } = connectionSchema.parse(value)
  const byCompleteness = completeness?.missing ?? []
  const told = new Set(byCompleteness.map(({ space }) => space))
  const others = errors.filter(({ extensions }) => !told.has(String(extensions.space)))
  return {
    rows: (nodes ?? []).filter((node) => node !== null),
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    missing: [...byCompleteness, ...others.flatMap(missingBy)],
    errors: others.filter((error) => missingBy(error).length === 0).map(codeOf),
    away: [...told, ...others.filter(({ extensions }) => extensions.retry === true).map(whoIsAway)],
  }
}

/** The Space by which an error says that something is lacking. */
function missingBy({ extensions }: GraphQLError): Missing[] {
  const { space, reason, code } = extensions
  if (typeof space !== 'string') return []
  return [{ space, reason: typeof reason === 'string' ? reason : String(code) }]
}

function whoIsAway({ extensions }: GraphQLError): string {
  return String(extensions.space ?? extensions.component ?? extensions.code)
}

function codeOf({ extensions }: GraphQLError): string {
  return isErrorCode(extensions.code) ? extensions.code : 'INTERNAL'
}

function refusal(error: GraphQLError | undefined): SpaceportError {
  if (!error) return new SpaceportError('FORBIDDEN', 'This takes a permission that you do not have.')
  return new SpaceportError(isErrorCode(error.extensions.code) ? error.extensions.code : 'INTERNAL', error.message)
}
