import type { ReleasePackage } from '@spaceport/database/space'
import type { FrozenProcess } from '../../process/snapshot.js'
import { choosePackages } from '../../release/packages.js'
import { FEED } from '../credentials/feeds.js'
import type { ReleaseRow } from './releases.js'

/** The packages of releases. */
export class ReleasePackages {
  readonly rows: ReleasePackage[] = []

  /** What a release takes of each package of its process: of those that are built with it its own version, of charts the newest one then. */
  add({ id: releaseId, name, channelId, createdAt }: ReleaseRow, process: FrozenProcess): void {
    const choices = process.steps.flatMap((step) =>
      step.actions.flatMap((action) =>
        action.packages.map(({ name: reference, feedId }) => ({
          ...{ action: action.name, name: reference },
          version: feedId === FEED.charts ? chartVersion(createdAt) : name,
        })),
      ),
    )
    for (const chosen of choosePackages(process, channelId, choices)) {
      this.rows.push({ id: this.rows.length + 1, releaseId, ...chosen, sha256: null, buildInformationId: null })
    }
  }
}

/** The chart has a new version each month. */
function chartVersion(at: Date): string {
  return `1.${at.getUTCMonth() + 1 + 12 * (at.getUTCFullYear() % 10)}.0`
}
