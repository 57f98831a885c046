import { log } from '@spaceport/kit/log'
import { gatewaySettings } from './settings.js'
import { startGateway } from './start.js'

try {
  const gateway = await startGateway(gatewaySettings(process.env))
  const stop = () => {
    void gateway.close().then(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  await gateway.ready
  process.stdout.write(`${JSON.stringify({ ready: true, url: gateway.url })}\n`)
} catch (error) {
  log('error', error instanceof Error ? error.message : String(error))
  process.exit(1)
}
