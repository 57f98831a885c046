import { pageOf } from '../../../../../explore/page-of'

/** Leads any id (`/go/Spaces-1/Projects-7`) to its page, wherever that is. */
export async function GET(_: Request, { params }: { params: Promise<{ space: string; entity: string }> }) {
  const { space, entity } = await params
  const page = pageOf(`${space}/${entity}`)
  if (page === null) return new Response('There is no such kind of thing.', { status: 404 })
  return new Response(null, { status: 307, headers: { location: page } })
}
