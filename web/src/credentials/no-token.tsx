import { MessagePage } from '../app/message-page'

/** Shown for a link that lost its token on the way. */
export function NoToken({ what }: { what: string }) {
  return (
    <MessagePage title={`This ${what} is not complete`}>
      <p>Its address was cut off. Copy all of it, or ask whoever sent it for a new one.</p>
      <a className="control" href="/sign-in">
        Go to sign-in
      </a>
    </MessagePage>
  )
}
