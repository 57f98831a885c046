import { redirect } from 'next/navigation'

/** All deployments are a list of the explorer. */
export default function DeploymentsPage() {
  redirect('/explore/deployments')
}
