import { issueOneTimeToken } from '../one-time-token/issue.js'
import type { Directory } from '../context.js'

/** Whether there is nobody yet. */
export async function firstRunNeeded({ db }: Pick<Directory, 'db'>): Promise<boolean> {
  return (await db.user.findFirst({ select: { id: true } })) === null
}

/**
 * Tells whoever started the process the token by which the first administrator is made, if there is nobody yet. Each process
 * that starts tells its own; the first that is used ends all.
 */
export async function announceFirstRun(
  directory: Pick<Directory, 'db' | 'now'>,
  tell: (token: string) => void = onStandardError,
): Promise<void> {
  if (!(await firstRunNeeded(directory))) return
  const { token } = await directory.db.$transaction((tx) => issueOneTimeToken(tx, directory, 'FIRST_RUN', null))
  tell(token)
}

/** Standard error is read by whoever started the process; the log's fields, which go further, never hold it. */
function onStandardError(token: string): void {
  process.stderr.write(
    `Nobody can sign in yet. To make the first administrator, open /first-run on Spaceport's address within 24 hours, with this token:\n${token}\n`,
  )
}
