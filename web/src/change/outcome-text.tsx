import { isUnsure } from '../graph/unsure'
import type { Failed, Outcome } from './outcome'
import { SecretOnce } from './secret-once'
import { ProblemCode } from '../view/problem-code'

/** Of the same form: its key makes one change of it. */
const AGAIN = 'Send it again in a moment: it is done once, even if it was done already.'

/** What is said of a change that was not made: what the graph says, in its place or beside it. */
function wordsOf({ code, message }: Failed): string {
  switch (code) {
    case 'FORBIDDEN':
      return `You may not do this. ${message}`
    case 'NOT_FOUND':
      return `${message} It may be gone, or you may not see it.`
    case 'VERSION_CONFLICT':
      return 'Somebody changed it meanwhile, and nothing of yours was saved. The page is up to date now: look at it and at what you filled in, then send again.'
    case 'UNAVAILABLE':
      return `Spaceport does not answer, and nobody knows whether it was done. ${AGAIN}`
    case 'IDEMPOTENCY_MISMATCH':
      return 'This form was sent before, with these values or others, and that was done. The page is up to date now: look at it, and send again only if something is missing.'
    default:
      return isUnsure(code) ? `${message} ${AGAIN}` : message
  }
}

/** What became of the form, for eyes and screen readers. A page that comes anew with it begins there; a browser that runs script stays where it is. */
export function OutcomeText({ outcome }: { outcome: Outcome }) {
  return (
    <>
      <div role="alert" className="empty:hidden">
        {outcome.kind === 'failed' && (
          <p data-outcome tabIndex={-1} autoFocus className="outline-none rounded-lg bg-bad-soft px-3 py-2 text-bad">
            {wordsOf(outcome)} <ProblemCode code={outcome.code} requestId={outcome.requestId} />
          </p>
        )}
      </div>
      <div role="status" className="empty:hidden">
        {outcome.kind === 'done' && (
          <div data-outcome tabIndex={-1} autoFocus className="outline-none">
            <p className="text-ok">{outcome.message}</p>
            {outcome.secret && <SecretOnce secret={outcome.secret} />}
          </div>
        )}
      </div>
    </>
  )
}
