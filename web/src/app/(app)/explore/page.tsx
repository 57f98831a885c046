import { redirect } from 'next/navigation'

/** Exploring begins with projects. */
export default function ExplorePage() {
  redirect('/projects')
}
