import { connect } from 'node:net'
import { LaunchError } from './launch-error.js'

/** Milliseconds until a database server counts as silent. */
const PATIENCE = 5_000

/** Throws a LaunchError when nothing listens at a database URL. `setting` says where the URL came from. */
export async function mustListen(url: string, setting: string): Promise<void> {
  const { hostname, port } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  const fault = await new Promise<string | null>((resolve) => {
    const socket = connect({ host, port: Number(port || 5432), timeout: PATIENCE })
    const end = (result: string | null) => {
      socket.destroy()
      resolve(result)
    }
    socket.once('connect', () => end(null))
    socket.once('timeout', () => end('it does not answer'))
    socket.once('error', (error) => end(error.message))
  })
  if (fault) throw new LaunchError(`There is no database server where ${setting} points: ${fault}.`)
}
