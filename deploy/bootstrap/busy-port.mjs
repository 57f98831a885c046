import { createServer } from 'node:net'

/** The ports that people open, with the settings that name others. */
const PORTS = { SPACEPORT_WEB_PORT: 3000, SPACEPORT_GATEWAY_PORT: 4000 }

/**
 * One sentence when another program has a port that the start will need, else null. Asked before packages are installed, so that nobody waits
 * for these first. What a setting says wrongly is left to the start itself.
 */
export async function busyPortFault(env) {
  for (const [setting, byDefault] of Object.entries(PORTS)) {
    const port = env[setting] ? Number(env[setting]) : byDefault
    if (!Number.isInteger(port) || port < 1 || port > 65_535 || (await isFree(port))) continue
    return `Port ${port} is used by another program: end that, or set ${setting} to another port.`
  }
  return null
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
