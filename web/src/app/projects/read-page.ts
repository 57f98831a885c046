import { ask } from '../../gateway/ask'
import type { GatewayAnswer } from '../../graph/answer'
import {
  FrameDocument,
  MoreSpacesDocument,
  ProjectsPageDocument,
  type FrameQuery,
  type ProjectsPageQuery,
} from '../../generated/graphql'
import { projectRows, type ProjectRow } from './rows'
import type { ProjectSearch } from './search-params'
import { NO_CHOICES, spaceChoices, type SpaceChoices } from './space-choices'
import { projectsVariables } from './variables'

type Connection = NonNullable<ProjectsPageQuery['projects']>

/** What the table shows: rows of the Spaces that answered, or why there are none at all. */
export type ProjectsResult =
  | ({ kind: 'rows'; rows: ProjectRow[]; unread: string[] } & Pick<
      Connection,
      'pageInfo' | 'totalCount' | 'completeness'
    >)
  | { kind: 'refused'; code: string; message: string }

export type ProjectsPageData = {
  result: ProjectsResult
  choices: SpaceChoices
  me: FrameQuery['me']
}

/** Pages of a hundred Spaces that are read to name the Spaces on the page; beyond, their ids stand for them. */
const CATALOGUE_PAGES = 20

/** Errors that the rows and `completeness` do not already show, each once. */
const SHOWN_ELSEWHERE = new Set(['SPACE_UNAVAILABLE', 'SPACE_TIMEOUT'])

export function projectsResult(
  answer: Exclude<GatewayAnswer<ProjectsPageQuery>, { kind: 'signed-out' }>,
): ProjectsResult {
  if (answer.kind === 'refused') return answer
  const connection = answer.data.projects
  if (!connection) {
    const first = answer.errors[0]
    const message = first?.message ?? 'The graph gave no projects.'
    return { kind: 'refused', code: first?.extensions?.code ?? 'INTERNAL', message }
  }
  const others = answer.errors.filter(({ extensions }) => !SHOWN_ELSEWHERE.has(extensions?.code ?? ''))
  return {
    kind: 'rows',
    rows: projectRows(connection.nodes, answer.errors),
    unread: [...new Set(others.map(({ message }) => message))],
    pageInfo: connection.pageInfo,
    totalCount: connection.totalCount,
    completeness: connection.completeness,
  }
}

/** Reads on in the list of Spaces until all `wanted` ones are named, or there are no more. */
async function nameSpaces(first: SpaceChoices, wanted: readonly string[]): Promise<SpaceChoices> {
  let choices = first
  for (let page = 1; page < CATALOGUE_PAGES && choices.more !== null; page += 1) {
    const known = new Set(choices.spaces.map(({ id }) => id))
    if (wanted.every((id) => known.has(id))) break
    const answer = await ask(MoreSpacesDocument, { after: choices.more })
    if (answer.kind !== 'answer') break
    choices = spaceChoices(answer.data.spaces, choices.spaces)
  }
  return choices
}

/** Everything the page needs, asked at once; `null` when the caller has no session (any more). */
export async function readProjectsPage(search: ProjectSearch): Promise<ProjectsPageData | null> {
  const [projects, frame] = await Promise.all([
    ask(ProjectsPageDocument, projectsVariables(search)),
    ask(FrameDocument, {}),
  ])
  if (projects.kind === 'signed-out' || frame.kind === 'signed-out') return null
  const result = projectsResult(projects)
  if (frame.kind === 'refused') return { result, choices: NO_CHOICES, me: null }
  const missing = result.kind === 'rows' ? result.completeness.missing.map(({ space }) => space) : []
  const choices = await nameSpaces(spaceChoices(frame.data.spaces), [...missing, ...search.space])
  return { result, choices, me: frame.data.me }
}
