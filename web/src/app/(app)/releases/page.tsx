import { redirect } from 'next/navigation'

/** All releases are a list of the explorer. */
export default function ReleasesPage() {
  redirect('/explore/releases')
}
