import pg from 'pg'

/** Runs `fn` with a connection of its own, which is closed afterwards. */
export async function withConnection<T>(url: string, fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000, options: '-c TimeZone=UTC' })
  // A connection that breaks fails its running query; without a listener it would end the process as well.
  client.on('error', () => {})
  await client.connect()
  try {
    return await fn(client)
  } finally {
    await client.end()
  }
}

/** The same server, with another database and other credentials. */
export function urlFor(adminUrl: string, database: string, user?: string, password?: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  if (user !== undefined) url.username = user
  if (password !== undefined) url.password = encodeURIComponent(password)
  return url.toString()
}
