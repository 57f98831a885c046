import DataLoader from 'dataloader'
import type { SpaceContext } from '../context.js'
import { bounded, findValues, type FoundValues } from './find.js'

/** Which values of a project. */
export type ProjectValueArgs = { onlyMissing?: boolean | null }

type Asked = DataLoader<number, FoundValues>

const loaders = new WeakMap<SpaceContext, Map<boolean, Asked>>()

/**
 * The values per environment of a project, given or not: of its templates and those of its library sets. All projects of which one field asks at
 * the same time are answered by the same statements.
 */
export function valuesOfProject(
  context: SpaceContext,
  projectId: number,
  args: ProjectValueArgs,
): Promise<FoundValues> {
  const onlyMissing = args.onlyMissing ?? false
  let byArgs = loaders.get(context)
  if (!byArgs) loaders.set(context, (byArgs = new Map()))
  let loader = byArgs.get(onlyMissing)
  if (!loader) byArgs.set(onlyMissing, (loader = loaderOf(context, onlyMissing)))
  return loader.load(projectId)
}

/** Without a cache: a mutation later in the same request may change what is asked for. */
function loaderOf(context: SpaceContext, onlyMissing: boolean): Asked {
  return new DataLoader(
    async (projects: readonly number[]) => {
      const values = await findValues(context, { projects: [...new Set(projects)], links: [] }, { onlyMissing })
      return projects.map((projectId) => bounded(values.filter(({ forProjectId }) => forProjectId === projectId)))
    },
    { cache: false, maxBatchSize: 100 },
  )
}
