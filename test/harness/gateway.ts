import { freePort } from '@spaceport/deploy/local/ports'
import { gatewayPart, gatewayUrl, type Surroundings } from '@spaceport/deploy/local/parts'
import { ManagedProcess } from '@spaceport/deploy/process/managed-process'

/** One more gateway over a fleet. */
export type FleetGateway = {
  url: string
  /** Stops it, finishing what it is answering, and starts it again at the same address. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Starts one more gateway, in the same way as the fleet's own; `settings` come on top. */
export async function startGateway(around: Surroundings, settings: Record<string, string> = {}): Promise<FleetGateway> {
  const own = { ...around, ports: { ...around.ports, gateway: await freePort(undefined) } }
  const spec = gatewayPart(own)
  const logFile = spec.logFile.replace(/\.log$/, `-${own.ports.gateway}.log`)
  const process = new ManagedProcess({
    ...spec,
    env: () => ({ ...spec.env(), ...settings }),
    name: `The gateway on port ${own.ports.gateway}`,
    logFile,
  })
  await process.start()
  return {
    url: gatewayUrl(own),
    async restart() {
      await process.stop()
      await process.start()
    },
    stop: () => process.stop(),
  }
}
