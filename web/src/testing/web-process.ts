import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** The built web app, running as its own process. */
export type WebProcess = { url: string; stop(): Promise<number | null> }

const FOLDER = fileURLToPath(new URL('../..', import.meta.url))

/** Starts the built web app on a free port, in front of the gateway at `gatewayUrl`. */
export async function startWeb(gatewayUrl: string): Promise<WebProcess> {
  if (!existsSync(`${FOLDER}.next/BUILD_ID`))
    throw new Error('Build the web app first: npm run build -w @spaceport/web')
  const child = spawn(process.execPath, ['server.mjs'], {
    cwd: FOLDER,
    env: { ...process.env, SPACEPORT_WEB_PORT: '0', SPACEPORT_GATEWAY_URL: gatewayUrl, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{"ready":true')) continue
    const { url } = JSON.parse(line) as { url: string }
    child.stdout.resume()
    return {
      url,
      async stop() {
        const gone = once(child, 'exit') as Promise<[number | null]>
        child.kill('SIGTERM')
        const [code] = await gone
        return code
      },
    }
  }
  throw new Error('The web app ended before it was ready.')
}
