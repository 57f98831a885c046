// One stack of the benchmark `guards`, as a process: a directory, an Instance and a gateway, with all guards or without. Its settings
// come as JSON in the environment; it answers `cpu` on its channel with the processor time that it has used, in microseconds.
import { startDirectory } from '@spaceport/directory/start'
import { startGateway } from '@spaceport/gateway/start'
import { gatewaySettings } from '@spaceport/gateway/settings'
import { componentKeys } from '@spaceport/kit/assertion/component-keys'
import { readSettings, DIRECTORY_SETTINGS, SPACE_SETTINGS } from '@spaceport/kit/settings'
import { startSpace } from '@spaceport/space/start'
import { noGuards } from './no-guards.mjs'

const { guarded, caller, environments } = JSON.parse(process.env.SPACEPORT_BENCH_STACK)
const gatewayKeys = gatewaySettings(environments.gateway)
const none = noGuards({ caller, instance: environments.space.SPACEPORT_INSTANCE_ID, keys: gatewayKeys.keys })
const keysOf = (environment) => componentKeys(environment)

const directory = readSettings(DIRECTORY_SETTINGS, environments.directory)
const space = readSettings(SPACE_SETTINGS, environments.space)
await startDirectory(directory, guarded ? {} : { verifier: none.verifier('directory', keysOf(directory)) })
await startSpace(
  space,
  guarded ? {} : { verifier: none.verifier(space.SPACEPORT_INSTANCE_ID, keysOf(space)), rightsOf: none.rightsOf },
)
const gateway = await startGateway(gatewayKeys, guarded ? {} : none.gateway)
await gateway.ready

process.on('message', (message) => {
  if (message === 'cpu') {
    const { user, system } = process.cpuUsage()
    process.send({ cpu: user + system })
  }
})
process.on('disconnect', () => process.exit(0))
process.send({ ready: gateway.url })
