import { runService } from '@spaceport/kit/server/run'
import { readSettings, ZONE_SETTINGS } from '@spaceport/kit/settings'
import { startZone } from './start.js'

await runService(() => startZone(readSettings(ZONE_SETTINGS, process.env)))
