import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { make } from '@spaceport/deploy/graph/make'
import {
  agree,
  bringBack,
  build,
  carryOver,
  deployThere,
  promote,
  type Agreed,
  type Arrived,
  type Stage,
} from '@spaceport/deploy/airgap/journey'
import { matrixOf } from '@spaceport/deploy/airgap/matrix'
import { deploy, type Built } from '@spaceport/deploy/airgap/project'
import { setStage } from '@spaceport/deploy/airgap/stage'
import { quiet } from '@spaceport/deploy/local/step'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder, removeFolder } from '../../harness/folder.js'
import { ROOT } from '../../harness/fleet.js'

const SECRET = 'only the target may read this'

let folder: string
let stage: Stage
let said = ''
let agreed: Agreed
let built: Built
let inQuality: Arrived
let live: Arrived
const ends: (() => Promise<void>)[] = []

beforeAll(async () => {
  folder = makeFolder()
  stage = await setStage(ROOT, folder, quiet, (text) => (said += `${text}\n`), ends)
  agreed = await agree(stage)
  built = await build(stage)
})
afterAll(async () => {
  await Promise.all(ends.map((stop) => stop()))
  if (folder) removeFolder(folder)
})

const production = () => stage.production.spaces.Production ?? ''
const cells = (environment: string) => async () =>
  (await matrixOf(stage.engineering.client, stage.engineering.spaces.Development ?? '')).find(
    (cell) => cell.environment === environment,
  )

describe('a release that is built in one network and runs in another that never talks to it', () => {
  test('is carried by the courier where there is a network, and shown where it was built', async () => {
    inQuality = await promote(stage, built, agreed)
    expect(await cells('Quality: Test')()).toMatchObject({ state: 'SUCCESS', version: '1.0.0', isReceipt: true })
    expect(await cells('Dev')()).toMatchObject({ state: 'SUCCESS', isReceipt: false })
  })

  test('is carried by hand where there is none; without the word of somebody else it is not accepted', async () => {
    const bundle = await carryOver(stage, inQuality, agreed)
    const alone = make(stage.production.client, 'acceptBundle', { bundle }, 'incomingBundle { id }')
    await expect(alone).rejects.toMatchObject({ code: 'APPROVALS_MISSING' })
    live = await deployThere(stage, bundle)
  })

  test('failed there, and where it was built that is known once the receipt was carried back', async () => {
    expect(await cells('Production: Live')()).toBeUndefined()
    const known = await bringBack(stage, live, 'FAILED')
    expect(known.find(({ environment }) => environment === 'Production: Live')).toMatchObject({
      state: 'FAILED',
      version: '1.0.0',
      isReceipt: true,
    })
  })

  test('succeeded when it was deployed again, and that is known, too', async () => {
    await deploy(stage.production.client, live.release, live.environment, 'SUCCESS')
    const known = await bringBack(stage, live, 'SUCCESS')
    expect(known.map(({ environment, state }) => [environment, state])).toEqual([
      ['Dev', 'SUCCESS'],
      ['Production: Live', 'SUCCESS'],
      ['Quality: Test', 'SUCCESS'],
    ])
  })

  test('left no secret in what was carried or said, and no way from one network to the other', () => {
    for (const file of readdirSync(stage.carry)) {
      expect(readFileSync(join(stage.carry, file)).includes(SECRET)).toBe(false)
    }
    expect(said).not.toContain(SECRET)
    expect(said).toContain('(sensitive)')
  })

  test('is refused when it is brought again changed, and gives the first receipt when it is brought again as it was', async () => {
    const { carry, production: network } = stage
    const bytes = readFileSync(join(carry, 'shop.bundle'))
    bytes[bytes.length - 2_000] = (bytes[bytes.length - 2_000] ?? 0) ^ 1
    writeFileSync(join(carry, 'changed.bundle'), bytes)
    await expect(network.spaceport(carry, 'bundle', 'import', production(), 'changed.bundle')).rejects.toThrow(
      /A blob is not the one that was signed/,
    )
    await network.spaceport(carry, 'bundle', 'import', production(), 'shop.bundle', '-o', 'again.receipt')
    expect(readFileSync(join(carry, 'again.receipt'), 'utf8')).toBe(
      readFileSync(join(carry, 'received.receipt'), 'utf8'),
    )
  })
})
