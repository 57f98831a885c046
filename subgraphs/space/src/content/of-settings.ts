import { join } from 'node:path'
import type { Settings } from '@spaceport/kit/settings'
import { ContentStore } from './store.js'

type ContentSettings = Settings<'SPACEPORT_DATA_DIR' | 'SPACEPORT_INSTANCE_ID' | 'SPACEPORT_CONTENT_GIB'>

/** The content of an Instance: below a folder of the data folder that has its id, so that several may share the data folder. */
export function contentOf(settings: ContentSettings): ContentStore {
  const folder = join(settings.SPACEPORT_DATA_DIR, settings.SPACEPORT_INSTANCE_ID)
  return new ContentStore(folder, { limits: { space: settings.SPACEPORT_CONTENT_GIB * 1024 ** 3 } })
}
