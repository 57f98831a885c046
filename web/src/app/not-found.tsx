import { MessagePage } from './message-page'

/** What an address leads to that names nothing. */
export default function NotFound() {
  return (
    <MessagePage title="There is nothing at this address">
      <a className="control" href="/projects">
        Go to projects
      </a>
    </MessagePage>
  )
}
