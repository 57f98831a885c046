import { Client } from 'pg'

/** A connection that hears notifications, over every interruption. */
export interface Listener {
  close(): Promise<void>
}

/** Milliseconds until a lost connection is opened again. */
const PAUSE = 500

/**
 * Hears what is sent to a channel by `NOTIFY`. Notifications sent while the connection is lost are not heard: whoever
 * listens must also look by itself now and then. Rejects if the first connection fails.
 */
export async function listen(
  url: string,
  channel: string,
  onNotification: (payload: string) => void,
): Promise<Listener> {
  let closed = false
  let current: Client | null = null
  let retry: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const client = new Client({ connectionString: url, application_name: 'spaceport-listen', keepAlive: true })
    let lost = false
    const again = () => {
      if (lost || closed) return
      lost = true
      current = null
      void client.end().catch(() => {})
      retry = setTimeout(() => void connect().catch(() => {}), PAUSE)
    }
    client.on('error', again)
    client.on('end', again)
    client.on('notification', (message) => onNotification(message.payload ?? ''))
    try {
      await client.connect()
      await client.query(`LISTEN ${client.escapeIdentifier(channel)}`)
      current = client
    } catch (error) {
      again()
      throw error
    }
    if (closed) await client.end()
  }

  try {
    await connect()
  } catch (error) {
    closed = true
    clearTimeout(retry)
    throw error
  }
  return {
    async close() {
      closed = true
      clearTimeout(retry)
      await current?.end()
    },
  }
}
