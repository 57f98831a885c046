// What `npm start` runs once everything is installed and built, with sizes from the command line as JSON.
import { fail, ROOT } from '../../deploy/bootstrap/launch.mjs'
import { steps } from '../../deploy/bootstrap/steps.mjs'
import { runLocally } from '../../deploy/dist/local/run.js'

await runLocally({ root: ROOT, step: steps(), sizes: JSON.parse(process.argv[2] ?? '{}') }).catch(fail)
