import { asAdmin } from './plans.js'
import type { TestSpace } from './space.js'

/** All rows of all tables of a Space, as text. */
export function keptText(space: TestSpace): Promise<string> {
  return asAdmin(space, async (client) => {
    const tables = await client.query<{ name: string }>(
      `SELECT format('%I', relname) AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
    )
    const texts: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ text: string }>(`SELECT t::text AS text FROM ${name} t`)
      texts.push(...rows.map(({ text }) => text))
    }
    return texts.join('\n')
  })
}

/** The forms in which a text may be found where bytes are written as text. */
export function formsOf(text: string): string[] {
  const bytes = Buffer.from(text)
  return [text, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '').slice(0, -1)]
}
