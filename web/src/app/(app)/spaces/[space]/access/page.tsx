import { permanentRedirect } from 'next/navigation'
import { whoCanPath } from '../../../../../who-can/search-params'

/** Where the page about one Space's access was: the same is asked of any Space at once. */
export default async function SpaceAccessPage({ params }: PageProps<'/spaces/[space]/access'>) {
  permanentRedirect(whoCanPath({ space: decodeURIComponent((await params).space) }))
}
