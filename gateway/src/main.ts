import { runService } from '@spaceport/kit/server/run'
import { gatewaySettings } from './settings.js'
import { startGateway } from './start.js'

await runService(async () => {
  const gateway = await startGateway(gatewaySettings(process.env))
  await gateway.ready
  return gateway
})
