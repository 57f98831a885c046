import { runService } from '@spaceport/kit/server/run'
import { DIRECTORY_SETTINGS, readSettings } from '@spaceport/kit/settings'
import { startDirectory } from './start.js'

await runService(() => startDirectory(readSettings(DIRECTORY_SETTINGS, process.env)))
