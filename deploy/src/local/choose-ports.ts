import type { Memory } from './memory.js'
import type { Surroundings } from './parts.js'
import { freePort, wantedPort } from './ports.js'

/**
 * A port for each part: those that the settings name (0: a free one; null: no web app), for the others the one of the last start where it
 * is still free. Remembers them. Throws a LaunchError when a named one is busy.
 */
export async function choosePorts(
  wanted: { web: number | null; gateway: number },
  memory: Memory,
): Promise<Surroundings['ports']> {
  const before = memory.kept.ports
  const ports: Record<string, number> = {}
  const taken = new Set([wanted.web ?? 0, wanted.gateway])
  const choose = async (name: string, port: number, setting: string) => {
    const chosen = port === 0 ? await freePort(before[name], taken) : await wantedPort(port, setting)
    taken.add(chosen)
    ports[name] = chosen
    return chosen
  }
  const free = (name: string) => choose(name, 0, '')
  const web = wanted.web === null ? null : await choose('web', wanted.web, 'SPACEPORT_WEB_PORT')
  const gateway = await choose('gateway', wanted.gateway, 'SPACEPORT_GATEWAY_PORT')
  const [directory, zone] = [await free('directory'), await free('zone')]
  const instances: number[] = []
  for (let i = 0; i < memory.kept.sizes.instances; i++) instances.push(await free(`instance-${i}`))
  // The directory knows an Instance by its address: a new one must be told to it.
  const moved = instances.some((port, i) => (before[`instance-${i}`] ?? port) !== port)
  memory.update(moved ? { ports, complete: false } : { ports })
  return { web, gateway, directory, zone, instances }
}
