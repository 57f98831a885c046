import { HOME_PATH } from '../../security/next-path'
import { Blank } from '../../view/blank'

/** What stands inside the shell where there is no page. */
export default function NotFound() {
  return (
    <Blank
      isPage
      title="There is nothing at this address"
      action={
        <a className="control" href={HOME_PATH}>
          Go to the start
        </a>
      }
    >
      <p>It does not exist, or you may not see it.</p>
    </Blank>
  )
}
