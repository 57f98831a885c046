import { Journeys } from '../../release/trace/view'
import { Nothing, PageSection } from '../../view/page-section'
import type { OutgoingBundle } from './bundle'

/** The whole way of the release that a bundle carries, over all Spaces that the caller may enter. */
export function JourneyOf({ release }: { release: OutgoingBundle['release'] }) {
  return (
    <PageSection title="Trace of the release">
      {release ? <Journeys trace={release.trace} /> : <Nothing>You may not see the release that it carries.</Nothing>}
    </PageSection>
  )
}
