/** The text by which a page looks for people to add; empty for none. */
export async function findOf(search: Promise<Record<string, string | string[] | undefined>>): Promise<string> {
  const { find } = await search
  return typeof find === 'string' ? find.trim().slice(0, 200) : ''
}
