import { createClient } from '@spaceport/client/client'
import { seededRandom } from '@spaceport/kit/random'
import { runService } from '@spaceport/kit/server/run'
import { readSettings } from '@spaceport/kit/settings'
import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { DemoExecutor } from './executor.js'

await runService(async () => {
  const settings = readSettings(['SPACEPORT_GATEWAY_URL', 'SPACEPORT_API_KEY'], process.env)
  const url = `${settings.SPACEPORT_GATEWAY_URL}/graphql`
  const executor = new DemoExecutor({
    client: createClient({ url, apiKey: settings.SPACEPORT_API_KEY, deadline: 10_000 }),
    random: seededRandom(randomUUID()),
    wait: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }).catch(() => {}),
  })
  executor.start()
  return { url, close: () => executor.stop() }
})
