import { createClient, type Client } from '@spaceport/client/client'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { demoSizes } from '../demo/sizes.js'
import { passwordClient } from '../graph/gateway.js'
import { LocalFleet } from '../local/fleet.js'
import { LaunchError } from '../local/launch-error.js'
import type { Step } from '../local/step.js'

/** One whole Spaceport, with databases and people of its own, and no way to any other. */
export type Network = {
  name: string
  fleet: LocalFleet
  /** Its graph, as the administrator, who manages every Space. */
  client: Client
  /** Its graph, as somebody else who manages every Space. */
  colleague: Client
  /** The ids of its Spaces, by name. */
  spaces: Readonly<Record<string, string>>
  /** Runs the `spaceport` command against this network, in a folder; gives what it prints. Throws a LaunchError with that if it fails. */
  spaceport(folder: string, ...args: string[]): Promise<string>
}

/** What a network is made of. */
export type NetworkOptions = { root: string; folder: string; name: string; spaces: readonly string[]; step: Step }

/** Who approves what the administrator brings. */
const COLLEAGUE = { name: 'Petra Approves', email: 'petra@spaceport.example', role: 'SPACE_MANAGER' } as const

/** Starts a network whose Spaces are empty, on free ports. */
export async function startNetwork({ root, folder, name, spaces, step }: NetworkOptions): Promise<Network> {
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const password = randomBytes(18).toString('base64url')
  const sizes = demoSizes({ instances: spaces.length, spaces: spaces.length })
  const fleet = new LocalFleet({
    ...{ root, folder, sizes, databases: {}, prefix: 'spaceport', content: false, executor: false, now: Date.now() },
    ports: { web: null, gateway: 0 },
    spaceNames: spaces,
    people: [{ ...COLLEAGUE, password, spaces: spaces.map((_, i) => i) }],
    step: (what) => step(`${name}: ${what}`),
  })
  await fleet.start()
  const colleague = await passwordClient(fleet.gateway, COLLEAGUE.email, password)
  if (!colleague) throw new LaunchError(`${COLLEAGUE.name} cannot sign in.`)
  const { spaces: ids, tokens } = fleet.around.memory.kept
  const [url, apiKey] = [`${fleet.gateway}/graphql`, tokens.demo ?? '']
  return {
    ...{ name, fleet, colleague },
    client: createClient({ url, apiKey, deadline: 60_000 }),
    spaces: Object.fromEntries(spaces.map((space, i) => [space, ids[i] ?? ''])),
    spaceport: (cwd, ...args) => command(root, cwd, { SPACEPORT_URL: url, SPACEPORT_API_KEY: apiKey }, args),
  }
}

function command(root: string, cwd: string, env: Record<string, string>, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const program = join(root, 'cli', 'bin', 'spaceport.mjs')
    const child = spawn(process.execPath, [program, ...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(out)
      else reject(new LaunchError(`spaceport ${args.join(' ')} failed: ${err || out}`))
    })
  })
}
