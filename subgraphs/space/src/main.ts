import { runService } from '@spaceport/kit/server/run'
import { readSettings, SPACE_SETTINGS } from '@spaceport/kit/settings'
import { startSpace } from './start.js'

await runService(() => startSpace(readSettings(SPACE_SETTINGS, process.env)))
