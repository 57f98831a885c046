// `npm run screenshots [-- NAME ...] [--out FOLDER]`: builds, starts a demo fleet of its own, and takes a picture of every screen in both
// themes, wide and narrow. The folder is `.screenshots` unless another is named.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fail, ready, ROOT } from '../../deploy/bootstrap/launch.mjs'
import { findSamples, SCREENS } from '../harness/screens.mjs'
import { Camera } from './camera.mjs'

const USAGE = `npm run screenshots [-- NAME ...] [--out FOLDER]\n\nScreens: ${SCREENS.map(({ name }) => name).join(', ')}`

const { values, positionals } = read()
if (values.help) {
  console.log(USAGE)
  process.exit(0)
}
const unknown = positionals.find((name) => !SCREENS.some((screen) => screen.name === name))
if (unknown !== undefined) refuse(`There is no screen "${unknown}".\n${USAGE}`)
const wanted = positionals.length === 0 ? SCREENS : SCREENS.filter(({ name }) => positionals.includes(name))

await ready('local/fleet.js', async ({ LocalFleet }, { step }) => {
  const { demoSizes } = await import('../../deploy/dist/demo/sizes.js')
  const folder = mkdtempSync(join(tmpdir(), 'spaceport-screenshots-'))
  const out = resolve(ROOT, values.out)
  mkdirSync(out, { recursive: true })
  const fleet = new LocalFleet({
    ...{ root: ROOT, folder, step, sizes: demoSizes({}), content: true, staff: true, executor: false, now: Date.now() },
    ports: { web: 0, gateway: 0 },
    databases: {},
    prefix: 'spaceport',
    onFault: (sentence) => console.error(sentence),
  })
  try {
    await fleet.start()
    const { admin, tokens } = fleet.around.memory.kept
    const samples = await findSamples(`${fleet.gateway}/graphql`, tokens.demo)
    const camera = await Camera.start(fleet.web, admin)
    for (const screen of wanted) {
      const path = screen.path(samples)
      if (path === null) console.log(`${screen.name}: nothing to show`)
      else for (const file of await camera.take(screen, path, out)) console.log(file)
    }
    await camera.stop()
  } finally {
    await fleet.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}).catch(fail)

function read() {
  try {
    const options = { out: { type: 'string', default: '.screenshots' }, help: { type: 'boolean', short: 'h' } }
    return parseArgs({ options, allowPositionals: true })
  } catch (error) {
    return refuse(`${error.message}\n${USAGE}`)
  }
}

function refuse(text) {
  console.error(text)
  process.exit(2)
}
