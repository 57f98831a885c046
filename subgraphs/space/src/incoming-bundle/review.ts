import { readPortableRelease, type PortableRelease } from '@spaceport/kit/bundle/content'
import { SpaceportError } from '@spaceport/kit/errors'
import { entityId } from '@spaceport/kit/ids'
import DataLoader from 'dataloader'
import type { SpaceContext } from '../context.js'
import { quoted } from '../entity/kinds.js'
import { findLocalNames, type LocalNames } from '../portable/import-local.js'
import { carriedNames } from '../portable/import-names.js'
import { landingsOf, type Ground } from './review-ground.js'

/** A bundle that is looked at, and the lifecycle that its releases are to go by; null where nobody has said. */
export type Reviewed = {
  id: number
  content: string
  secrets: string | null
  /** The root of the Space that it came from. */
  sourceRoot: string
  releaseId: number | null
  lifecycleId: number | null
}

/** What somebody who decides on a bundle looks at. */
export type Review = {
  bundle: Reviewed
  content: PortableRelease
  local: LocalNames
  /** What is here of its project. */
  ground: Ground
}

const loaders = new WeakMap<SpaceContext, DataLoader<Reviewed, Review>>()

/**
 * What is here of what a bundle carries. All that are looked at at the same time are answered by the same statements. Throws `NOT_FOUND` for a
 * lifecycle that does not exist.
 */
export async function reviewOf(context: SpaceContext, bundle: Reviewed): Promise<Review> {
  let loader = loaders.get(context)
  if (!loader) loaders.set(context, (loader = loaderOf(context)))
  const review = await loader.load(bundle)
  if (bundle.lifecycleId === null || review.ground.environmentIds !== null) return review
  const id = entityId(context.space, 'Lifecycles', bundle.lifecycleId)
  throw new SpaceportError('NOT_FOUND', `There is no ${quoted(id)}.`)
}

/** Without a cache: a mutation later in the same request may change what is here. */
function loaderOf(context: SpaceContext): DataLoader<Reviewed, Review> {
  return new DataLoader(
    async (bundles: readonly Reviewed[]) => {
      const contents = bundles.map(({ content }) => readPortableRelease(content))
      const local = await findLocalNames(context.db, context, carriedNames(contents))
      const grounds = await landingsOf(context, bundles, contents)
      return bundles.map((bundle, i) => ({ bundle, content: contents[i]!, local, ground: grounds[i]! }))
    },
    { cache: false, maxBatchSize: 100 },
  )
}
