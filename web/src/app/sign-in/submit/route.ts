import { SIGN_IN } from '../../../credentials/kinds'
import { submitCredentials } from '../../../credentials/submit'

/** The sign-in form without script. */
export async function POST(request: Request): Promise<Response> {
  return await submitCredentials(SIGN_IN, request)
}
