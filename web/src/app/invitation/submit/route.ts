import { INVITATION } from '../../../credentials/kinds'
import { submitCredentials } from '../../../credentials/submit'

/** The page's form without script. */
export async function POST(request: Request): Promise<Response> {
  return await submitCredentials(INVITATION, request)
}
