import pg from 'pg'

/** The name of the database in a URL, and the URL of the maintenance database beside it. */
export function split(url) {
  const maintenance = new URL(url)
  const database = decodeURIComponent(maintenance.pathname.slice(1))
  maintenance.pathname = '/postgres'
  maintenance.search = ''
  return { database, maintenanceUrl: maintenance.toString() }
}

/** pg's configuration for a Prisma URL: `?schema=` becomes the search path. */
export function poolConfiguration(url, database) {
  const target = new URL(url)
  const schema = target.searchParams.get('schema') ?? undefined
  target.searchParams.delete('schema')
  if (database) target.pathname = `/${database}`
  const options = schema ? `-c search_path=${pg.escapeIdentifier(schema)}` : undefined
  return { schema, configuration: { connectionString: target.toString(), max: 1, allowExitOnIdle: true, options } }
}

/** Runs one statement on a connection of its own. */
export async function run(url, statement) {
  const client = new pg.Client(poolConfiguration(url).configuration)
  await client.connect()
  try {
    return await client.query(statement)
  } finally {
    await client.end()
  }
}
