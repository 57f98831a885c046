import { redirect } from 'next/navigation'
import { HOME_PATH } from '../security/next-path'

export default function HomePage() {
  redirect(HOME_PATH)
}
